#!/usr/bin/env python3
"""Draws eight pictures of Quang Binh for the portal, as SVG, in the hand of the
reference scenes (phong-nha, nhat-le, quang-phu, bo-trach): flat lacquer shapes,
layers of depth, a low sun, 1200 x 900.

    python3 xtask/assets/scenes.py [FOLDER] [NAME ...]

FOLDER is where the files go (default: content/pictures beside this workspace);
NAME limits the run to those scenes. Plain Python 3, no packages. Every random
number comes from a fixed seed, so the same script gives the same bytes; the
files hold no text but <title> and <desc>, no script, no style, no outside
reference. Ids are prefixed with the scene's name, so pictures can be inlined
on one page.
"""
import math
import os
import random
import re
import sys

W,H=1200,900
def n(v): 
    s=f'{v:.0f}'; return '0' if s=='-0' else s
def P(pts,close=True,smooth=False):
    if not smooth: return 'M'+' '.join(f'{n(x)} {n(y)}' for x,y in pts)+('z' if close else '')
    d=f'M{n(pts[0][0])} {n(pts[0][1])}'
    for i in range(len(pts)-1):
        p0=pts[i-1] if i>0 else pts[i]; p1=pts[i]; p2=pts[i+1]; p3=pts[i+2] if i+2<len(pts) else p2
        d+=f'C{n(p1[0]+(p2[0]-p0[0])/6)} {n(p1[1]+(p2[1]-p0[1])/6)} {n(p2[0]-(p3[0]-p1[0])/6)} {n(p2[1]-(p3[1]-p1[1])/6)} {n(p2[0])} {n(p2[1])}'
    return d+('z' if close else '')
def path(d,fill,extra=''): return f'<path d="{d}" fill="{fill}"{" "+extra if extra else ""}/>'
class Noise:
    def __init__(s,seed): 
        r=random.Random(seed); s.v=[r.uniform(-1,1) for _ in range(512)]
    def __call__(s,x):
        i=math.floor(x); f=x-i; f=f*f*(3-2*f); return s.v[i%512]*(1-f)+s.v[(i+1)%512]*f
def fbm(N,x,o=3):
    a=1;t=0
    for k in range(o): t+=a*N(x); x*=2.1; a*=.5
    return t
def karst(towers,base,seed,x0=-10,x1=W+10,step=7,rough=7,valley=0):
    N=Noise(seed); pts=[]
    x=x0
    while x<=x1:
        h=valley
        for c,w,a,p in towers:
            u=abs((x-c)/w)
            h=max(h,a*math.exp(-u**p))
        h+= fbm(N,x/26)*rough*(0.35+min(1,h/120))
        pts.append((x,base-max(h,0))); x+=step
    return [(x0,base)]+pts+[(x1,base)]
def svg(body,title,desc,w=W,h=H,defs='',style=''):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" preserveAspectRatio="xMidYMid slice"><title>{title}</title><desc>{desc}</desc>'+(f'<style>{style}</style>' if style else '')+(f'<defs>{defs}</defs>' if defs else '')+body+'</svg>'
def lg(id,stops,x1=0,y1=0,x2=0,y2=1,units=False):
    u=' gradientUnits="userSpaceOnUse"' if units else ''
    return f'<linearGradient id="{id}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{u}>'+''.join(f'<stop offset="{o}" stop-color="{c}"'+(f' stop-opacity="{a[0]}"' if a else '')+'/>' for o,c,*a in stops)+'</linearGradient>'
def rg(id,stops,cx,cy,r):
    return f'<radialGradient id="{id}" gradientUnits="userSpaceOnUse" cx="{cx}" cy="{cy}" r="{r}">'+''.join(f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o,c,a in stops)+'</radialGradient>'
# ---------------------------------------------------------------- shared pieces
GOLD='#f0e0b6'; GOLD2='#b99a63'; INK='#17100d'; RED='#7b1a17'; TEAL='#23383a'; BROWN='#2d2018'; SKIN='#a8714a'

def streaks(seed,cx,y0,y1,w0,w1,k,fill,op=.5,jit=.6,hmin=1.2,hmax=4):
    """horizontal lozenges of light on water, widening from y0 to y1"""
    r=random.Random(seed); d=''
    for i in range(k):
        t=(i+r.random())/k; t=t**1.25
        y=y0+(y1-y0)*t; w=(w0+(w1-w0)*t)*r.uniform(.25,1); x=cx+r.uniform(-jit,jit)*(w0+(w1-w0)*t); h=hmin+(hmax-hmin)*t
        d+=f'M{n(x-w)} {y:.1f}q{n(w)} {-h:.1f} {n(2*w)} 0q{n(-w)} {h:.1f} {n(-2*w)} 0z'
    return path(d,fill,f'fill-opacity="{op}"')
def clouds(items,fill='#fbeed5',op=.55):
    """long lens-shaped clouds: (y, centre x, half width, height)"""
    d=''
    for y,cx,w,h in items: d+=f'M{cx-w} {y}Q{cx-w*.4:.0f} {y-h} {cx} {y-h*.7:.0f}T{cx+w} {y}Q{cx+w*.3:.0f} {y+h*.8:.0f} {cx} {y+h*.5:.0f}T{cx-w} {y}z'
    return path(d,fill,f'fill-opacity="{op}"')
def sky(y,stops,sx,sy,r,disc=36):
    """(defs, shapes) of a sky down to y with the sun at (sx, sy)"""
    d=lg('s',stops)+rg('sun',[(0,'#fffaf0',1),(.15,'#ffedc0',.72),(.5,'#fbe3b6',.28),(1,'#f6d6ad',0)],sx,sy,r)
    return d,f'<path d="M0 0h{W}v{y}H0z" fill="url(#s)"/><circle cx="{sx}" cy="{sy}" r="{r}" fill="url(#sun)"/>'+(f'<circle cx="{sx}" cy="{sy}" r="{disc}" fill="#fffdf2"/>' if disc else '')
def belt(y,seed,x0,x1,smin,smax,k,f=None):
    """a row of rounded tree crowns standing on y (or on f(x))"""
    r=random.Random(seed); d=''
    for i in range(k):
        x=x0+(x1-x0)*(i+r.random())/k; s=r.uniform(smin,smax); yy=f(x) if f else y
        if f: d+=f'M{n(x-s)} {n(yy+s*1.3)}v{n(-s*1.3)}q{n(s*.1)} {n(-s*1.2)} {n(s*.8)} {n(-s*1.3)}q{n(s*.9)} {n(-s*.2)} {n(s*1.2)} {n(s*1.3)}v{n(s*1.3)}z'; continue
        d+=f'M{n(x-s)} {n(yy)}q{n(s*.1)} {n(-s*1.2)} {n(s*.8)} {n(-s*1.3)}q{n(s*.9)} {n(-s*.2)} {n(s*1.2)} {n(s*1.3)}z'
    return d
def glints(seed,x0,x1,smin,smax,k,f):
    """crescents of light on the crowns that belt() drew along f(x)"""
    r=random.Random(seed); d=''
    for i in range(k):
        x=x0+(x1-x0)*(i+r.random())/k; s=r.uniform(smin,smax)
        d+=f'M{n(x-s)} {n(f(x))}q{n(s*.1)} {n(-s*1.2)} {n(s*.8)} {n(-s*1.3)}q{n(s*.9)} {n(-s*.2)} {n(s*1.2)} {n(s*1.3)}q{n(-s*.5)} {n(-s*.8)} {n(-s*1.1)} {n(-s*.8)}t{n(-s*.9)} {n(s*.8)}z'
    return d
def crown(x,y,s,seed,k=9):
    """the outline of one broad tree crown of lobes, centre (x, y), half width s"""
    r=random.Random(seed); pts=[]
    for i in range(k):
        a=2*math.pi*i/k+r.uniform(-.12,.12); q=s*r.uniform(.84,1.06); pts.append((x+math.cos(a)*q,y+math.sin(a)*q*.62))
    d=f'M{n(pts[0][0])} {n(pts[0][1])}'
    for i in range(k):
        x1,y1=pts[(i+1)%k]; x0,y0=pts[i]; ch=math.hypot(x1-x0,y1-y0)*.62
        d+=f'A{n(ch)} {n(ch)} 0 0 1 {n(x1)} {n(y1)}'
    return d+'z'
def areca(x,y,h,s,col='#21523f',stem='#2c4a3c'):
    dd=f'M{x-1.6:.1f} {y}L{x-.8:.1f} {y-h}h2L{x+2:.1f} {y}z'
    g=path(dd,stem); dd=''
    for a in (-160,-135,-110,-80,-55,-30,-8,-175):
        ax=math.cos(math.radians(a))*s; ay=math.sin(math.radians(a))*s*.8
        dd+=f'M{x:.0f} {y-h:.0f}q{ax*.5:.0f} {ay-4:.0f} {ax:.0f} {ay+s*.42:.0f}q{-ax*.35:.0f} {-s*.42+2:.0f} {-ax:.0f} {-ay-s*.42:.0f}z'
    return g+path(dd,col)
def coconut(x,y,h,lean,s,col='#21523f',stem='#4a3a2a'):
    """a leaning coconut palm from (x, y)"""
    tx,ty=x+lean,y-h
    g=path(f'M{n(x-s*.1)} {n(y)}Q{n(x+lean*.1)} {n(y-h*.5)} {n(tx-s*.03)} {n(ty)}h{n(s*.08)}Q{n(x+lean*.25+s*.1)} {n(y-h*.5)} {n(x+s*.12)} {n(y)}z',stem)
    d=''
    for a,l in ((-172,1),(-150,.95),(-122,.8),(-95,.66),(-64,.8),(-34,1),(-10,1),(12,.8),(168,.82)):
        ax=math.cos(math.radians(a))*s*l; ay=math.sin(math.radians(a))*s*l*.62
        ex,ey=ax,ay+s*.5
        d+=f'M{n(tx)} {n(ty)}q{n(ax*.55)} {n(ay*1.5-s*.06)} {n(ex)} {n(ey)}q{n(-ax*.24)} {n(-s*.5+ay*.1)} {n(-ex)} {n(-ey)}z'
    return g+path(d,col)
def grass(seed,spans,k,y,h0,h1,col):
    r=random.Random(seed); d=''
    for i in range(k):
        a,b=spans[i%len(spans)]; x=r.uniform(a,b); h=r.uniform(h0,h1); l=r.uniform(-.35,.45)*h
        d+=f'M{n(x)} {y}q{n(l*.2)} {n(-h*.6)} {n(l)} {n(-h)}q{n(-l*.5)} {n(h*.5)} {n(-l+4)} {n(h)}z'
    return path(d,col)
def hat(x,y,w,c1=GOLD,c2=GOLD2):
    """non la seen from the side; y is the brim"""
    h=w*.66; q=w*.17
    return path(f'M{x-w:.0f} {y}Q{x-w*.34:.0f} {y-h*.62:.0f} {x} {y-h:.0f}Q{x+w*.34:.0f} {y-h*.62:.0f} {x+w:.0f} {y}Q{x} {y+q:.0f} {x-w:.0f} {y}z',c1)+path(f'M{x} {y-h:.0f}Q{x+w*.34:.0f} {y-h*.62:.0f} {x+w:.0f} {y}Q{x+w*.6:.0f} {y+q*.4:.0f} {x+w*.28:.0f} {y+q*.5:.0f}Q{x+w*.1:.0f} {y-h*.4:.0f} {x} {y-h:.0f}z',c2)
def at(x,y,s,body,flip=1): return f'<g transform="translate({n(x)} {n(y)}) scale({s*flip:.2f} {s:.2f})">'+body+'</g>'
def walker(x,y,s,col,trousers=INK,flip=1,load=None,c1=GOLD,c2=GOLD2,shade=None,bareheaded=False):
    """someone walking to the right, feet at (x, y), s high. load: pole, basket (on the hip), head, None"""
    g=''
    if shade: g+=path('M-16 1Q6-5 62 5 30 11-8 7-18 5-16 1z',shade,'fill-opacity=".4"')
    if load=='pole': g+='<path d="M-60-60Q-2-80 64-58" fill="none" stroke="#4a2f1c" stroke-width="3.6"/><path d="M-60-60l-14 36M-60-60l14 36M64-58l-14 34M64-58l14 34" stroke="#4a2f1c" stroke-width="1.5"/>'+path('M-78-24h36q-3 17-18 17t-18-17zM46-24h36q-3 17-18 17t-18-17z','#8a5c33')+path('M-78-24q6-12 18-11 12-2 18 11zM46-24q6-9 18-10 12-1 18 10z','#a9c9bb' if col!=TEAL else '#d9b27c')
    g+=path('M-9-40C-9-24-15-10-21-2l6 4C-8-6-2-16 1-25 4-16 8-8 10 1l8-3C14-14 11-28 10-40z',trousers)
    g+=path('M-11-36C-13-52-12-64-7-72Q1-78 9-71C13-60 13-48 12-35Q0-30-11-36z',col)
    g+=path('M-4-80h9v9q-5 3-9 0z',SKIN)
    if load=='pole': g+=f'<path d="M7-68Q20-60 17-70" fill="none" stroke="{col}" stroke-width="6" stroke-linecap="round"/>'
    elif load=='basket': g+=path('M2-52h36q-2 20-18 20T2-52z','#9a6a3c')+path('M0-52Q20-66 40-52 20-47 0-52z','#c79a5e')+f'<path d="M5-68Q12-52 26-46" fill="none" stroke="{col}" stroke-width="6.5" stroke-linecap="round"/>'
    else: g+=f'<path d="M-2-68Q-12-58-14-44M6-68Q14-58 17-46" fill="none" stroke="{col}" stroke-width="6" stroke-linecap="round"/>'
    if bareheaded: g+=path('M-6-78Q-8-92 2-92 11-91 9-79 6-72 2-72-4-72-6-78z',SKIN)+path('M-7-80Q-9-95 3-95 12-94 10-85 4-89-1-86-3-84-4-77z',INK)
    else: g+=hat(1,-77,23,c1,c2)
    if load=='head': g+=path('M-25-110h52q-4 19-26 19t-26-19z','#9a6a3c')+path('M-25-110Q0-126 27-110 0-104-25-110z','#a9c9bb')
    return at(x,y,s/100,g,flip)
def sitter(x,y,s,col,leg=INK,flip=1,c1=GOLD,c2=GOLD2,arm=True):
    """someone squatting, facing right; (x, y) under the heels; s is a standing person's height"""
    g=path('M-14 0C-22-16-20-36-9-46Q1-52 9-45C14-36 13-26 14-18L8 0z',col)+path('M-14 0C-16-14-2-26 14-27 24-27 25-16 20-5L24 0H12L12-12-2 0z',leg)
    if arm: g+=f'<path d="M4-41Q14-34 28-24" fill="none" stroke="{col}" stroke-width="6" stroke-linecap="round"/>'
    g+=path('M-1-54h9v9q-5 3-9 0z',SKIN)+hat(4,-51,23,c1,c2)
    return at(x,y,s/100,g,flip)
def flag(x,y,h,w,col='#a01d1d',star=True,pole='#33201a',flip=1):
    """a flag on a pole standing at (x, y)"""
    t=y-h; f=flip
    g=f'<path d="M{n(x)} {n(y)}V{n(t)}" stroke="{pole}" stroke-width="{max(1.6,w/18):.1f}"/>'
    g+=path(f'M{n(x)} {n(t)}q{n(f*w*.3)} {n(-w*.1)} {n(f*w*.52)} {n(w*.02)}t{n(f*w*.48)} 0v{n(w*.62)}q{n(-f*w*.26)} {n(w*.1)} {n(-f*w*.5)} 0t{n(-f*w*.5)} 0z',col)
    if star:
        q=w*.17; g+=f'<path transform="translate({n(x+f*w*.5)} {n(t+w*.34)}) scale({q/20:.2f})" d="M0-20L5-6 19-6 8 2 12 16 0 8-12 16-8 2-19-6-5-6z" fill="#f3cf6b"/>'
    return g
def ring(cx,cy,rx,ry,seed,amp,teeth,tseed,tlen,flat=1.0,k=120):
    """the inner edge of a cave vault, left to right over the top, with stalactites"""
    N=Noise(seed); pts=[]
    for i in range(k+1):
        a=math.pi*(1+i/k); rr=1+fbm(N,i/6)*amp; ca,sa=math.cos(a),math.sin(a)
        pts.append([cx+rx*rr*math.copysign(abs(ca)**.72,ca),cy+ry*rr*math.copysign(abs(sa)**flat,sa)])
    r=random.Random(tseed); top=[i for i in range(len(pts)) if .18<i/k<.86]; i=top[0]
    while i<top[-1]:
        pts[i][1]+=r.uniform(*tlen)*(1 if r.random()<.7 else .45); pts[i][0]+=r.uniform(-3,3); i+=r.choice(teeth)
    return pts
def vault(pts,floor,fill,bankL,bankR):
    """everything outside the vault's edge, as one shape"""
    poly=bankL+[tuple(p) for p in pts]+bankR
    return path(f'M-5 -5H{W+5}V{floor}'+''.join(f'L{n(x)} {n(y)}' for x,y in reversed(poly))+f'L-5 {floor}z',fill)
def facets(pts,cx,cy,seed,fill,op,l0,l1,step=3):
    r=random.Random(seed); d=''
    for i in range(len(pts)):
        if i%step==0 and .1<i/len(pts)<.9:
            x,y=pts[i]; dx=x-cx; dy=y-cy; L=math.hypot(dx,dy); ux,uy=dx/L,dy/L; ln=r.uniform(l0,l1); wd=r.uniform(3,7)
            d+=f'M{n(x+ux*5-uy*wd)} {n(y+uy*5+ux*wd)}L{n(x+ux*ln)} {n(y+uy*ln)}L{n(x+ux*5+uy*wd)} {n(y+uy*5-ux*wd)}z'
    return path(d,fill,f'fill-opacity="{op}"')
def boat(x,y,s,hull,stripe,cab,flip=1,refl=True):
    g=f'<g transform="translate({n(x)} {n(y)}) scale({s*flip:.2f} {s:.2f})">'
    if refl: g+='<path d="M-96 4Q0 30 104 4L84 26Q0 44-78 24z" fill="#123c40" fill-opacity=".32"/><path d="M-60 34Q0 44 66 32L40 44Q0 50-40 44z" fill="#123c40" fill-opacity=".22"/>'
    g+=f'<path d="M-110-26Q-96-14-60-12H50Q96-18 128-50Q124-8 96 8Q0 20-82 8Q-104-4-110-26z" fill="{hull}"/><path d="M-110-26Q-96-14-60-12H50Q96-18 128-50L127-42Q98-8 52-4H-62Q-98-6-109-19z" fill="{stripe}"/>'
    g+=f'<path d="M-84-14V-52H-26V-12z" fill="{cab}"/><path d="M-90-52H-18V-60H-86z" fill="#3a2a22"/><path d="M-76-44h14v14h-14zM-54-44h14v14h-14z" fill="#1d3f43"/>'
    g+='<path d="M-8-12V-128M-8-124L84-30M-8-124L-86-60M40-14V-92" stroke="#2b2320" stroke-width="2.6" fill="none"/>'
    g+='<path d="M-8-128l-30 7 30 10z" fill="#a01d1d"/><path d="M4-12q18-30 42-30 12 14 10 29z" fill="#31585a"/></g>'
    return g
def thung(x,y,s,up=False,col='#6a4426'):
    g=f'<g transform="translate({n(x)} {n(y)}) scale({s})">'
    if up: g+='<path d="M-62 6Q0 22 90 8L60 14Q0 22-50 14z" fill="#6d5334" fill-opacity=".5"/>'+f'<path d="M-58 4Q-52-48 0-50 52-48 58 4 0 18-58 4z" fill="{col}"/><path d="M-58 4Q-52-48 0-50 10-50 19-47-24-30-30 11-46 9-58 4z" fill="#9a6a3c"/><path d="M-44-24Q0-10 46-22M-54-6Q0 8 55-5" stroke="#3f2616" stroke-width="2" fill="none" stroke-opacity=".6"/>'
    else: g+='<path d="M-50 16Q0 34 80 18L50 26Q0 34-40 26z" fill="#6d5334" fill-opacity=".5"/>'+f'<path d="M-60-22Q-54 20 0 22 54 20 60-22z" fill="{col}"/><path d="M-60-22Q-54 20 0 22-30 8-38-16z" fill="#9a6a3c"/><ellipse cx="0" cy="-22" rx="60" ry="14" fill="#c79a5e"/><ellipse cx="0" cy="-21" rx="52" ry="10" fill="#33201a"/><path d="M-30-24L96-66" stroke="#33201a" stroke-width="4"/>'
    return g+'</g>'
SKY=[(0,'#b9d3cf'),(.5,'#e6e9d8'),(1,'#f8e8c6')]

# ---------------------------------------------------------------- Son Doong
def son_doong():
    cx,cy=690,560
    defs=rg('bk',[(0,'#f4e7c2',1),(.22,'#c9cfa8',1),(.5,'#6f8a6c',1),(.8,'#33493f',1),(1,'#1c2a26',1)],700,210,560)+lg('op',[(0,'#fffdf2'),(1,'#f7e9c4')])\
      +lg('bm',[(0,'#fff8e2',.92),(.45,'#fff3d0',.5),(1,'#fff3d0',0)])+lg('bm2',[(0,'#fff8e2',.8),(1,'#fff3d0',.04)])\
      +rg('rim',[(0,'#a9763f',1),(.5,'#7a4c2a',1),(.78,'#4b2c1c',1),(1,'#2c1b15',1)],690,300,560)+rg('mid',[(0,'#5a3320',1),(.6,'#38201a',1),(1,'#221512',1)],690,380,640)\
      +lg('f1',[(0,'#b9cfa0'),(1,'#6f9a78')])+lg('f2',[(0,'#8fb07a'),(1,'#3f7560')])+lg('f3',[(0,'#4f8058'),(1,'#1b4638')])+lg('w',[(0,'#b5d6c6'),(.4,'#4c8f87'),(1,'#123436')])\
      +lg('ms',[(0,'#f4ecd0',0),(.5,'#e9e6c6',.5),(1,'#f4ecd0',0)])
    b=f'<path d="M0 0h{W}v{H}H0z" fill="#140e0c"/><path d="M100 0h1110v800H100z" fill="url(#bk)"/>'
    # hanging curtains on the far wall
    r=random.Random(4); d=''
    for i in range(34):
        x=250+i*26+r.uniform(-8,8); y=r.uniform(230,330)+abs(x-700)*.12; L=r.uniform(50,170); w=r.uniform(4,11)
        d+=f'M{n(x-w)} {n(y)}Q{n(x)} {n(y-w*2)} {n(x+w)} {n(y)}L{n(x+r.uniform(-3,3))} {n(y+L)}z'
    b+=path(d,'#2f4a3f','fill-opacity=".28"')
    # the doline: a hole in the roof, trees round its edge
    hole=[(478,96),(520,58),(572,34),(640,14),(716,8),(790,18),(858,44),(912,92),(930,140),(892,184),(826,206),(760,222),(690,214),(624,224),(560,204),(504,164)]
    b+=path(P(hole+[hole[0]],True,True),'url(#op)')
    b+=path(P(karst([(560,60,86,2),(700,90,58,2),(860,70,100,2)],222,5,490,925,9,7,22)),'#9dbba6','fill-opacity=".8"')
    b+=path(belt(0,8,486,930,15,30,32,lambda x:176+46*math.sin(math.pi*(x-486)/444)),'#5f8a68')
    b+=path(belt(0,9,486,930,12,22,34,lambda x:192+46*math.sin(math.pi*(x-486)/444)),'#3b6650')
    N=Noise(6); up=[];lo=[]
    for x in range(480,943,12):
        y=204+40*math.sin(math.pi*max(0,min(1,(x-486)/444))); t=min(1,(x-478)/60,(942-x)/60); up.append((x,y-6+fbm(N,x/30)*4)); lo.append((x,y-4+t*(22+abs(fbm(N,x/22+40))*44+(30 if x%3==0 else 0))))
    b+=path(P(up+lo[::-1]),'#4d6a56')
    # vines falling from the edge
    d=''
    for i in range(20):
        x=505+i*21+r.uniform(-6,6); y=206+40*math.sin(math.pi*(x-486)/444); L=r.uniform(30,112)
        d+=f'M{n(x)} {n(y)}q{n(r.uniform(-8,8))} {n(L*.5)} {n(r.uniform(-3,3))} {n(L)}'
    b+=f'<path d="{d}" fill="none" stroke="#3b6650" stroke-width="2" stroke-opacity=".8"/>'
    # jungle on the mound, far to near
    hill=lambda c,w,h,base:(lambda x:base-h*math.exp(-((x-c)/w)**2))
    def mound(f,x0,x1,seed,s0,s1,k,fill):
        xs=range(x0,x1+1,30); return path('M'+' '.join(f'{x} {n(f(x))}' for x in xs)+f'L{x1} 800L{x0} 800z'+belt(0,seed,x0,x1,s0,s1,k,f),fill)
    b+=mound(hill(760,230,180,640),180,1200,11,14,30,62,'url(#f1)')
    b+='<path d="M200 500H1210V660H200z" fill="url(#ms)"/>'
    b+=mound(hill(620,220,150,680),180,1200,12,18,36,52,'url(#f2)')
    b+=path(glints(12,180,1200,18,36,52,hill(620,220,150,680)),'#e3e8b8','fill-opacity=".5"')
    # slender palms and tree ferns standing in the light
    for x,y,h,s in ((560,560,86,30),(604,548,116,34),(690,560,96,32),(770,540,110,34),(846,580,80,30),(500,604,70,26)): b+=areca(x,y,h,s,'#3d6f50','#3d5f48')
    # light shaft over it
    b+=path('M512 -5L914 -5 1010 720 340 760z','url(#bm)')+path('M584 -5L720 -5 640 780 400 780z','url(#bm2)','fill-opacity=".5"')+path('M744 -5L834 -5 930 760 780 770z','url(#bm2)','fill-opacity=".42"')
    b+=mound(hill(860,240,110,730),180,1200,13,22,42,44,'url(#f3)')
    b+=path(glints(13,180,1200,22,42,44,lambda x:hill(860,240,110,730)(x)+2),'#a9c58a','fill-opacity=".34"')
    b+=path(glints(15,420,1100,16,34,30,lambda x:hill(860,240,86,770)(x)),'#8fb07a','fill-opacity=".22"')
    # swifts in the light
    for x,y,s in ((640,300,.5),(676,324,.4),(606,340,.36),(742,290,.42),(716,350,.3)):
        b+=f'<path transform="translate({x} {y}) scale({s})" d="M-24-8Q-8-10 0 0 10-14 28-14 14-6 6 5-2 4-4 2-10-4-24-8z" fill="#33201a"/>'
    # the underground river at the foot
    b+=path('M120 905C250 850 420 800 520 764Q600 738 760 742T1010 770Q880 800 850 850T840 905z','url(#w)')
    b+=streaks(21,600,752,890,60,150,34,'#fff6dc',.7,.6,.7,3)+streaks(22,560,760,895,140,240,24,'#0b2628',.4,.7,.8,3)
    # vault, three steps into the dark
    p1=ring(cx,620,455,566,21,.04,[4,5,6,7],4,(20,80),.82); b+=vault(p1,780,'url(#rim)',[(150,800),(236,742)],[(1120,736),(1180,800)])+facets(p1,cx,cy,9,'#d39a58',.4,24,72)
    p2=ring(cx-20,640,545,634,33,.045,[4,6,7,8],8,(40,140),.8); b+=vault(p2,820,'url(#mid)',[(60,840),(150,770)],[(1170,764),(1210,800)])+facets(p2,cx,cy,19,'#8f5a34',.36,40,96,4)
    p3=ring(cx-50,660,660,672,44,.05,[5,7,9],15,(60,180),.76); b+=vault(p3,880,'#140e0c',[(-5,860),(40,800)],[(1204,800),(1210,840)])
    # terraces on the right: a camp on the sand
    b+=path('M1205 905V742Q1120 736 1060 766 1000 778 960 804 900 816 862 850 846 880 836 905z','#2b1a13')+path('M1205 760Q1120 748 1064 774 1004 784 966 810 906 820 866 852L872 858Q930 830 980 818 1040 790 1100 778T1205 776z','#a9763f','fill-opacity=".75"')
    for x,y,s,c,c2 in ((1010,800,1,'#a01d1d','#6b1413'),(1062,786,.86,'#d9a24e','#9a6a2e')):
        b+=at(x,y,s,path('M-26 0Q-20-30 0-32 20-30 26 0z',c)+path('M0-32Q20-30 26 0H8Q6-20 0-32z',c2)+path('M-8 0Q-6-18 0-22 4-14 5 0z','#33201a'))
    # near boulders and the pinnacle with the explorers
    b+=path('M-5 905V640Q60 634 92 668 128 672 140 700 176 706 190 742 246 716 268 690 276 664 304 660 334 664 348 694 362 736 400 760 452 786 470 822 520 840 540 905z','#0d0908')
    b+=path('M268 690Q276 664 304 660 334 664 348 694 362 736 400 760 364 752 340 722 322 690 300 676 280 680 268 690zM92 668Q128 672 140 700 176 706 190 742 160 724 126 706 104 690 92 668z','#7a4c2a','fill-opacity=".8"')
    def explorer(x,y,s,col,lamp=1):
        g=path('M-8-2l3-34h10l5 34-6 2-4-24-3 24z','#17100d')+path('M-9-34q-2-24 2-36 7-5 14 0 4 16 2 36-9 4-18 0z',col)+path('M-14-66h8v28h-8z','#33201a')+path('M-7-80q8-10 15 0v8q-8 6-15 0z',SKIN)+path('M-9-78q8-16 18 0z','#f0e0b6')
        g+='<path d="M6-66L24-50 26-2" fill="none" stroke="#17100d" stroke-width="4"/>'
        if lamp: g+='<path d="M9-80L120-112 130-66z" fill="#fff3d0" fill-opacity=".34"/><circle cx="9" cy="-79" r="4" fill="#fffaf0"/>'
        return at(x,y,s/100,g)
    b+=explorer(306,663,54,'#a01d1d')+explorer(352,706,46,'#c98b4c',0)+explorer(420,776,44,'#31585a',0)
    b+=path('M836 905Q846 880 880 872 930 880 960 862 1010 858 1040 880 1100 868 1140 884 1180 872 1205 880V905z','#0d0908')
    return svg(b,'Giếng trời trong hang Sơn Đoòng','Luồng sáng rọi qua giếng trời xuống khu rừng trong lòng hang; đoàn thám hiểm nhỏ bé đứng trên mỏm đá.',defs=defs)

# ---------------------------------------------------------------- Le Thuy
def le_thuy():
    hz=372
    d0,b=sky(hz+10,SKY,330,150,360)
    defs=d0+lg('w',[(0,'#dbe0c4'),(.16,'#a3c8ba'),(.5,'#579793'),(1,'#1f5f63')])+lg('m1',[(0,'#8fb5aa'),(1,'#dfe5cf')])+lg('m2',[(0,'#5f9388'),(1,'#b9cfb8')])+lg('bk',[(0,'#93a962'),(1,'#4f7a4a')])
    b+=clouds([(80,820,330,11),(122,1010,220,8),(196,640,260,7),(236,940,260,6)],'#fdf6e4',.7)
    b+=path(P(karst([(120,190,70,2.2),(420,220,96,2.2),(760,180,84,2.2),(1080,210,118,2.2)],hz,31,-10,1210,16,5,40)),'url(#m1)')
    b+=path(P(karst([(-10,150,90,2.2),(250,140,50,2.2),(620,150,40,2),(930,130,64,2),(1200,170,92,2.2)],hz,37,-10,1210,15,5,20)),'url(#m2)')
    # far bank: trees, roofs, palms
    b+=path(belt(hz+6,3,-10,1210,14,28,48),'#5c8f74')
    b+=path(belt(hz+14,5,-10,380,16,36,26)+belt(hz+14,6,840,1210,16,36,26)+belt(hz+12,7,380,840,10,20,34),'#2c5d49')
    b+=path(f'M-10 {hz-2}H1210V{hz+30}H-10z','#2c5d49')
    for x,y,w in [(420,386,54),(490,388,44),(690,388,50),(760,385,60),(150,390,52),(1010,390,56)]:
        b+=f'<path d="M{x} {y}v-15h{w}v15z" fill="#efe2bf"/><path d="M{x-6} {y-14}l10-17h{w-8}l10 17z" fill="#96392a"/><path d="M{x-6} {y-14}h{w+12}v3h-{w+12}z" fill="#5f2018"/><path d="M{x+w*.42:.0f} {y}v-10h7v10z" fill="#4a2f22"/>'
    for x,h,s in [(404,82,22),(552,90,24),(676,86,23),(140,96,26),(212,78,22),(1000,94,25)]: b+=areca(x,390,h,s)
    b+=path(f'M-10 {hz+14}Q300 {hz+8} 600 {hz+14}T1210 {hz+12}V430H-10z','url(#bk)')
    # the crowd on the far bank, under flags
    r=random.Random(8); hats='';bod={RED:'',TEAL:'',BROWN:'','#c9a35a':''}; hs=''
    ks=list(bod)
    for i in range(76):
        x=-4+i*16+r.uniform(-5,5); y=hz+36+r.uniform(-8,10); c=ks[r.randrange(4)]
        bod[c]+=f'M{n(x-5)} {n(y+10)}q-1-14 5-17 7 2 6 17z'; hats+=f'M{n(x-8)} {n(y-4)}q8-12 16 0-8 3-16 0z'; hs+=f'M{n(x)} {n(y-10)}q5 2 8 6-4 2-6 1z'
    for c in ks: b+=path(bod[c],c)
    b+=path(hats,'#f2e4bd')+path(hs,GOLD2)
    for i,x in enumerate(range(56,1200,136)):
        b+=flag(x,hz+40,92+14*(i%2),34,'#a01d1d',True)
    # water
    b+=f'<path d="M0 {hz+44}h{W}V{H}H0z" fill="url(#w)"/>'+path(f'M-10 {hz+42}H1210V{hz+52}Q900 {hz+60} 600 {hz+54}T-10 {hz+54}z','#3f6b3c')
    b+=path(f'M-10 {hz+54}Q300 {hz+50} 600 {hz+54}T1210 {hz+52}V{hz+92}Q900 {hz+76} 600 {hz+86}T-10 {hz+92}z','#2c5d49','fill-opacity=".3"')
    b+=streaks(11,330,hz+60,880,60,200,34,'#fdf3d6',.6,.6,.8,3.4)+streaks(12,760,hz+70,890,300,460,32,'#1c5256',.32,.8,.8,3.6)+streaks(13,900,hz+80,880,160,300,18,'#dcebdd',.4,.8,.8,2.6)
    # stakes of the course
    for x,y,s in ((1096,470,.8),(150,480,.8),(80,640,1)): b+=path(f'M{x-16} {y}q16 6 34 0-16 10-34 0z','#123c40','fill-opacity=".4"')+flag(x,y,58*s,26*s,'#d9a24e',False)
    def racer(x,y,s,hull,gun,team,band,k,seed):
        """a long racing boat going right: k paddlers, a drummer amidships, a steersman"""
        r=random.Random(seed); L=k*17+76; g=''
        g+=path(f'M{-L-20} 6Q0 46 {L+30} 4L{L-30} 22Q0 54 {-L+40} 24z','#0f3a3e','fill-opacity=".45"')+path(f'M{-L+60} 40Q0 66 {L-60} 36 0 58 {-L+60} 40z','#0f3a3e','fill-opacity=".3"')
        back=blade=body=arms=heads=hair=bands=''
        for i in range(k):
            px=-L+108+i*34; a=2.4*math.sin(i*.5)
            body+=f'M{px-11} 2c-2-18 1-29 {n(9+a)}-33 {n(3+a)}-6 {n(14+a)}-2 {n(16+a)} 5 3 10-2 19-3 28z'
            arms+=f'M{n(px+6+a)}-25L{px+24}-15M{px-1}-22l28 19'
            back+=f'M{px+20}-24l16 46'; blade+=f'M{px+32} 12h9l3 20q-5 4-8-1z'
            h=round(px+11+a)
            heads+=f'M{h-7}-41a7 7 0 0 1 15 0 7 7 0 0 1-15 0z'; hair+=f'M{h-8}-41q1-10 10-9 6 1 6 6z'; bands+=f'M{h-8}-43l16-3v4l-15 3-6 5z'
        front=path(body,team)+f'<path d="{arms}" fill="none" stroke="{SKIN}" stroke-width="4.6" stroke-linecap="round"/>'+path(heads,SKIN)+path(hair,INK)+path(bands,band)
        back=f'<path d="{back}" stroke="#c98b4c" stroke-width="3.4" stroke-linecap="round"/>'+path(blade,'#e9d7a6')
        g+=front
        # hull over the laps
        g+=path(f'M{-L}-34Q{-L+40} 0 {-L+110} 2H{L-120}Q{L-40}-2 {L+16}-44Q{L+10}-6 {L-40} 16Q0 34 {-L+70} 20Q{-L+16} 6 {-L}-34z',hull)
        g+=path(f'M{-L}-34Q{-L+40} 0 {-L+110} 2H{L-120}Q{L-40}-2 {L+16}-44L{L+13}-33Q{L-36} 9 {L-118} 10H{-L+108}Q{-L+34} 8 {-L+2}-24z',gun)
        # prow eye and painted scales
        g+=f'<circle cx="{L-46}" cy="1" r="6" fill="#fbf1d2"/><circle cx="{L-44}" cy="1" r="2.8" fill="#17100d"/>'
        d=''
        for i in range(int(L/15)): d+=f'M{-L+112+i*26} 17q8 7 16 0'
        g+=f'<path d="{d}" fill="none" stroke="{gun}" stroke-width="2" stroke-opacity=".7"/>'
        g+=back
        # steersman standing astern with the long oar, a cheer leader with drum in the middle
        sx=-L+58
        g+=path(f'M{sx-10} 2l3-38 16 0 8 38h-8l-7-26-5 26z','#17100d')+path(f'M{sx-10}-34q-3-26 6-38 9-4 16 3 2 18-2 35-10 4-20 0z',team)+f'<path d="M{sx+6}-64Q{sx-10}-50 {sx-22}-44M{sx+8}-60L{sx-8}-38" fill="none" stroke="{SKIN}" stroke-width="5" stroke-linecap="round"/><path d="M{sx+4}-40L{sx-96} 34" stroke="#c98b4c" stroke-width="5" stroke-linecap="round"/><path d="M{sx-78} 16l-34 30-4-8 30-28z" fill="#e9d7a6"/><circle cx="{sx+5}" cy="-80" r="8" fill="{SKIN}"/><path d="M{sx-4}-80Q{sx-2}-91 {sx+7}-90 {sx+13}-88 {sx+13}-83z" fill="#17100d"/><path d="M{sx-4}-82l17-3v4l-16 3-7 6z" fill="{band}"/>'
        # flag at the prow, foam
        g+=f'<path d="M{L-62}-4V-84" stroke="#33201a" stroke-width="2.6"/>'+path(f'M{L-62}-84q-16-8-28 0t-28 0l8 14-8 14q14 6 28 0t28 0z',band)
        g+=path(f'M{L-36} 16Q{L+16} 8 {L+52} 22 {L+10} 18 {L-20} 28 {L-60} 34 {L-130} 32 {L-70} 26 {L-36} 16z','#fbf6e6','fill-opacity=".9"')
        d=''
        for i in range(k):
            px=-L+108+i*34+40; d+=f'M{px-16} 34q14-8 26-2-8 6-26 2z'
        g+=path(d,'#fbf6e6','fill-opacity=".75"')
        return at(x,y,s,g)
    b+=racer(690,556,.92,'#1c4a56','#d3b06a','#dfe6cf','#c98b2c',14,1)
    b+=streaks(31,560,596,640,200,320,14,'#fbf6e6',.45,.6,.8,1.8)
    b+=racer(520,712,1.2,'#5d1a16','#d3a24e','#e9ddc0','#a01d1d',13,2).replace('#a8714a','#9a6440')
    b+=streaks(32,420,756,820,200,420,16,'#fbf6e6',.45,.6,.9,2.2)
    # near bank, with people seen from behind
    b+=path('M-10 910V836Q160 806 330 846T700 868 1210 812V910z','#2f5f3c')+path('M-10 836Q160 806 330 846T700 868 1210 812V822Q960 868 700 880T330 858-10 848z','#93a962','fill-opacity=".8"')
    def watcher(x,y,s,col,arm=0):
        g=path('M-21 40Q-24-16-15-34-7-42 0-42 8-42 16-34 24-16 21 40z',col)+path('M-5-50h10v12H-5z',SKIN)
        if arm: g+=f'<path d="M{14*arm}-30L{27*arm}-62" stroke="{col}" stroke-width="9" stroke-linecap="round"/><circle cx="{28*arm}" cy="-67" r="5" fill="{SKIN}"/>'
        return at(x,y,s,g+hat(0,-46,31))
    for x,y,s,c,a in ((52,868,1.05,RED,0),(118,876,.98,TEAL,1),(186,866,1.1,BROWN,0),(262,890,1,'#8a5c33',-1),(1000,880,1,TEAL,0),(1062,868,1.08,RED,1),(1132,872,1,BROWN,0),(1186,862,1.1,'#8a5c33',-1)): b+=watcher(x,y,s,c,a)
    b+=flag(330,880,112,58)+flag(930,890,108,54,flip=-1)
    b+=grass(6,((-10,300),(880,1210),(300,880)),34,905,18,54,'#1e4a34')
    return svg(b,'Đua thuyền trên sông Kiến Giang','Hai thuyền đua ở Lệ Thủy rượt nhau giữa dòng, người xem và cờ đỏ đứng kín hai bờ.',defs=defs)

# ---------------------------------------------------------------- Dong Hoi
def dong_hoi():
    gy,wl=640,716
    d0,b=sky(gy,[(0,'#b4d0cd'),(.4,'#dfe6d6'),(.75,'#f6e7c4'),(1,'#f4d3a6')],250,230,420,38)
    defs=d0+lg('w',[(0,'#d8c9a0'),(.2,'#9fbfae'),(.6,'#4f8f8b'),(1,'#1f5558')])+lg('wall',[(0,'#dcb98a'),(1,'#b98a5c')])+lg('lawn',[(0,'#b3b970'),(1,'#6d9156')])+lg('in',[(0,'#f7e6c0'),(1,'#e3c48f')])+lg('rf',[(0,'#b04a36'),(1,'#7d2a1f')])
    b+=clouds([(96,760,360,12),(140,980,260,9),(196,620,220,7),(300,860,300,8),(372,1000,240,6),(330,120,200,6)],'#fdf6e4',.66)
    # the town and trees behind
    d=''
    for x,w,h in [(60,30,60),(96,24,84),(126,40,52),(960,28,66),(992,38,92),(1036,26,58),(1070,44,76),(1122,30,50)]: d+=f'M{x} {gy-40}v-{h}h{w}v{h}z'
    b+=path(d,'#a9c1b2','fill-opacity=".8"')
    b+=path(belt(gy-8,3,-10,1210,26,48,44),'#7fa88b')+path(f'M-10 {gy-14}H1210V{gy+20}H-10z','#4c7f63')+path(belt(gy-2,4,-10,420,30,58,14)+belt(gy-2,8,880,1210,30,58,12),'#4c7f63')
    # rampart on both sides
    for x0,x1 in ((-10,420),(880,1210)):
        b+=path(f'M{x0} {gy}V{gy-58}H{x1}V{gy}z','#a9774a')+path(f'M{x0} {gy-58}H{x1}v9H{x0}z','#d9b27c')
        d=''
        for x in range(x0,x1-20,40): d+=f'M{x+6} {gy-58}v-17h26v17z'
        b+=path(d,'#b98a5c')
        d=''
        for j in range(4):
            for x in range(x0+ (j%2)*22,x1-20,44): d+=f'M{x+8} {gy-40+j*11}h18'
        b+=f'<path d="{d}" stroke="#7d5433" stroke-width="2" stroke-opacity=".45"/>'
    # lawn
    b+=path(f'M-10 {gy-2}H1210V{wl+6}H-10z','url(#lawn)')
    b+=path(f'M560 {gy}H740L830 {wl}H470z','#e6d2a4')+path(f'M560 {gy}L470 {wl}h20L572 {gy}zM740 {gy}L830 {wl}h-20L728 {gy}z','#c9a673')
    # --- the gate
    b+=path(f'M398 {gy}L424 424H876L902 {gy}z','url(#wall)')
    b+=path(f'M690 424H876L902 {gy}H712z','#7d4a2a','fill-opacity=".22"')+path(f'M812 424H876L902 {gy}H832z','#5a3320','fill-opacity=".3"')
    r=random.Random(5); d=''
    for j in range(13):
        y=446+j*15
        for i in range(19):
            x=432-j*1.6+i*24+(12 if j%2 else 0)
            if x>868+j*1.4 or (548<x<734 and y>480) or r.random()<.38: continue
            d+=f'M{n(x)} {y}h{r.randint(9,17)}'
    b+=f'<path d="{d}" stroke="#7d5433" stroke-width="2" stroke-opacity=".42"/>'
    b+=path(f'M394 {gy}l3-26H903l3 26z','#8a5f3b')+path('M416 424V410H884V424L880 434H420z','#e9cf9f')+path('M420 434H880L879 442H421z','#8a5f3b','fill-opacity=".6"')+path('M408 512H892L893 522H407z','#e3c48f','fill-opacity=".55"')
    # arch: frame, way through, reveal
    b+=path(f'M562 {gy}V536A88 88 0 0 1 738 536V{gy}z','#e9cf9f')+path(f'M574 {gy}V536A76 76 0 0 1 726 536V{gy}z','#8a5f3b')+path(f'M580 {gy}V536A70 70 0 0 1 720 536V{gy}z','#4a2a1a')
    b+=path(f'M604 {gy}V552A49 49 0 0 1 702 552V{gy}z','url(#in)')+path(f'M604 {gy-18}V584Q618 566 634 580 648 560 666 576 684 562 702 582V{gy-18}z','#7fa88b')+path(f'M604 {gy-20}H702V{gy}H604z','#e6d2a4')
    b+=path(f'M580 {gy}V536A70 70 0 0 1 650 466Q606 500 604 552V{gy}z','#6b4126')
    b+=path('M606 438H694V462H606z','#7b1a17')+path('M606 438H694V462H606zM611 443V457H689V443z','#d9a24e','fill-rule="evenodd"')
    # balustrade
    d='M416 410V380H884V410z'; b+=path(d,'#c99c66')+path('M410 380V371H890V380z','#efdcb0')
    d=''
    for x in range(430,872,22): d+=f'M{x} 404V392a5 5 0 0 1 10 0V404z'
    b+=path(d,'#5a3320')+path('M410 371V358h14v13zM876 371V358h14v13z','#d9b27c')
    # the watch tower: red columns, two roofs
    b+=path('M522 371V300H778V371z','#f0dfb6')+path('M700 300H778V371H700z','#a9774a','fill-opacity=".35"')
    b+=path('M560 371V328A20 20 0 0 1 600 328V371zM630 371V328A20 20 0 0 1 670 328V371zM700 371V328A20 20 0 0 1 740 328V371z','#4a2a1a')
    b+=path('M520 371V300h11V371zM609 371V300h11V371zM680 371V300h11V371zM769 371V300h11V371z','#7b1a17')+path('M514 300H786V308H514z','#5f2018')
    def roof(x0,x1,y,top,rx0,rx1,lift):
        g=path(f'M{x0} {y-lift}Q{x0+34} {y+4} {x0+70} {y}H{x1-70}Q{x1-34} {y+4} {x1} {y-lift}Q{x1-52} {y-lift-6} {rx1} {top}H{rx0}Q{x0+52} {y-lift-6} {x0} {y-lift}z','url(#rf)')
        k=int((rx1-rx0)/13); d=''
        for i in range(1,k):
            t=i/k; d+=f'M{n(rx0+(rx1-rx0)*t)} {top+2}Q{n((rx0+(rx1-rx0)*t+x0+56+(x1-x0-112)*t)/2)} {n((top+y)/2+4)} {n(x0+56+(x1-x0-112)*t)} {y-1}'
        g+=f'<path d="{d}" fill="none" stroke="#5f2018" stroke-width="2" stroke-opacity=".5"/>'
        g+=path(f'M{x0} {y-lift}Q{x0+34} {y+4} {x0+70} {y}H{x1-70}Q{x1-34} {y+4} {x1} {y-lift}Q{x1-30} {y+10} {x1-70} {y+7}H{x0+70}Q{x0+30} {y+10} {x0} {y-lift}z','#5f2018')
        g+=path(f'M{rx0-8} {top+3}Q{rx0-16} {top-8} {rx0-10} {top-15} {rx0-6} {top-5} {rx0+6} {top-5}H{rx1-6}Q{rx1+6} {top-5} {rx1+10} {top-15} {rx1+16} {top-8} {rx1+8} {top+3}z','#e3c48f')
        return g
    b+=roof(472,828,300,246,566,734,16)
    b+=path('M590 246V218H710V246z','#f0dfb6')+path('M662 246V218H710V246z','#a9774a','fill-opacity=".35"')+path('M588 246V218h8V246zM704 246V218h8V246zM646 246V218h8V246z','#7b1a17')+path('M606 240v-14h30v14zM664 240v-14h30v14z','#4a2a1a')
    b+=roof(548,752,220,176,606,694,14)
    b+=flag(650,172,74,46)
    # moat: stone edge, water, the gate mirrored
    b+=f'<path d="M0 {wl}h{W}V{H}H0z" fill="url(#w)"/>'
    m=lambda y:wl+(wl-y)*.36+18
    b+=path(f'M398 {n(m(gy))}L424 {n(m(424))}H520V{n(m(371))}L522 {n(m(300))}H472Q540 {n(m(290))} 566 {n(m(246))}H590V{n(m(218))}H548Q590 {n(m(206))} 606 {n(m(176))}H694Q710 {n(m(206))} 752 {n(m(218))}H710V{n(m(246))}H734Q760 {n(m(290))} 828 {n(m(300))}H778V{n(m(371))}L780 {n(m(424))}H876L902 {n(m(gy))}z','#8a5f3b','fill-opacity=".42"')
    b+=path(f'M566 {n(m(gy))}V{n(m(530))}Q650 {n(m(420))} 734 {n(m(530))}V{n(m(gy))}z','#33201a','fill-opacity=".3"')+path(f'M472 {n(m(300))}Q540 {n(m(290))} 566 {n(m(246))}H734Q760 {n(m(290))} 828 {n(m(300))}zM548 {n(m(218))}Q590 {n(m(206))} 606 {n(m(176))}H694Q710 {n(m(206))} 752 {n(m(218))}z','#7b1a17','fill-opacity=".34"')
    b+=path(f'M-10 {wl+14}H420V{wl+52}Q200 {wl+70} -10 {wl+80}zM880 {wl+14}H1210V{wl+80}Q1040 {wl+70} 880 {wl+52}z','#2c5d49','fill-opacity=".3"')
    b+=path(f'M-10 {wl-6}H1210V{wl+8}H-10z','#e3c48f')+path(f'M-10 {wl+8}H1210V{wl+20}H-10z','#7d5433')
    d=''.join(f'M{x} {wl-6}v14' for x in range(14,1200,46)); b+=f'<path d="{d}" stroke="#a9774a" stroke-width="2"/>'
    b+=streaks(11,640,wl+24,892,160,420,44,'#f9eccb',.5,.6,.8,3.2)+streaks(12,300,wl+24,892,240,420,34,'#123c40',.26,.8,.8,3.4)+streaks(13,250,wl+26,890,60,170,26,'#fff6dc',.7,.5,.8,3)
    # people: a schoolgirl in white ao dai wheels her bicycle, others walk to market
    def bicycle(x,y,s):
        g='<path d="M-40-18a18 18 0 1 0 .1 0zM34-18a18 18 0 1 0 .1 0zM-40 0L-18-40H22L34 0M-18-40L-4 0 22-40M-22-46h12M-4 0H-40M22-40L18-54h12" fill="none" stroke="#17100d" stroke-width="3.4" stroke-linejoin="round"/>'
        return at(x,y,s,g)
    b+=path('M388 700Q460 692 540 700 460 708 388 700z','#4f7a4a','fill-opacity=".5"')
    g=path('M-8-36C-10-20-14-8-16-1l8 2C-4-8-1-18 1-26 3-16 6-6 9 1l8-3C13-14 11-24 10-36z','#d8dccb')+path('M-11-36C-13-52-11-64-6-72Q1-78 9-71C13-60 12-50 13-38 18-26 20-16 22-6L10-4Q2-16 0-30-6-14-16-2L-24-6Q-14-20-11-36z','#fdfaf0')+path('M-4-80h9v9q-5 3-9 0z',SKIN)+'<path d="M6-67Q16-58 30-52" fill="none" stroke="#fdfaf0" stroke-width="6" stroke-linecap="round"/>'+path('M-5-78Q-15-64-12-46-8-52-4-66z',INK)+hat(1,-77,23)
    b+=bicycle(478,698-18*.0,.82)+at(440,700,.86,g)
    b+=walker(846,698,80,RED,INK,-1,'pole')+walker(908,690,74,'#31585a',INK,-1,'basket')+walker(688,668,54,'#8a5c33',INK,1)
    # flame tree on the left, old tree on the right
    b+=path('M176 716C186 660 180 610 158 566 130 540 96 524 60 512L66 504C108 514 142 524 166 544 170 508 164 470 140 430L150 426C176 462 186 500 188 536 210 506 244 486 290 470L294 478C250 498 216 530 206 570 204 620 212 668 232 716z','#3a2a22')
    for x,y,s,c,k in ((70,470,120,'#2c5d49',11),(190,420,150,'#3f7560',13),(290,468,96,'#2c5d49',10)): b+=path(crown(x,y,s,k,k),c)
    for x,y,s,c,k in ((60,452,92,'#a01d1d',21),(176,394,120,'#a01d1d',22),(282,452,74,'#8e1f1d',23),(120,430,64,'#c9432f',24),(214,378,66,'#c9432f',25),(40,440,44,'#c9432f',26),(296,442,40,'#c9432f',27)): b+=path(crown(x,y,s,k),c)
    r=random.Random(7); d=''
    for i in range(70):
        x=max(-5,min(330,r.gauss(160,84))); y=r.gauss(424,30); s=r.uniform(3,7); d+=f'M{n(x-s)} {n(y)}q{n(s)} {n(-s)} {n(2*s)} 0-{n(s)} {n(s)}-{n(2*s)} 0z'
    b+=path(d.replace(' -',' -'),'#e58a5a','fill-opacity=".75"')
    d=''
    for i in range(34):
        x=r.gauss(190,90); y=r.uniform(694,712); d+=f'M{n(x)} {n(y)}h5v2h-5z'
    b+=path(d,'#a01d1d','fill-opacity=".8"')
    b+=path('M1054 716C1066 650 1060 590 1020 540L1030 534C1054 556 1068 576 1076 600 1084 560 1084 520 1074 480H1088C1098 520 1100 556 1096 592 1112 566 1132 548 1160 536L1166 544C1132 564 1114 594 1108 632 1108 664 1114 690 1126 716z','#2b2320')
    for x,y,s,c,k in ((1160,500,116,'#24534d',31),(1010,486,90,'#2c5d49',32),(1090,418,130,'#2c5d49',33)): b+=path(crown(x,y,s,k,11),c)
    for x,y,s,k in ((1060,396,70,34),(986,470,48,35),(1126,470,52,36),(1150,408,40,37)): b+=path(crown(x,y,s,k),'#4f8a6c','fill-opacity=".75"')
    # lotus
    r=random.Random(12); d='';d2=''
    for i in range(26):
        L=i%2==0; x=r.uniform(-10,330) if L else r.uniform(850,1210); y=r.uniform(800,896); s=r.uniform(20,38)*(.5+(y-760)/200)
        if abs(x-600)<330+ (900-y): 
            if y<840: continue
        q=f'M{n(x-s)} {n(y)}q{n(s*.1)} {n(-s*.34)} {n(s)} {n(-s*.34)}t{n(s)} {n(s*.34)}q{n(-s*.1)} {n(s*.34)} {n(-s)} {n(s*.34)}t{n(-s)} {n(-s*.34)}z'
        if i%3: d+=q
        else: d2+=q
    b+=path(d,'#2f6b52')+path(d2,'#5d9487')
    for x,y,s in ((96,838,1.1),(210,872,1.3),(1004,866,1.2),(1120,828,1),(1176,884,1.2),(300,892,.9)):
        b+=at(x,y,s,'<path d="M0 0Q4-14 0-30" stroke="#2f5f3c" stroke-width="3" fill="none"/>'+path('M-16-40Q-12-24 0-24 12-24 16-40 8-38 5-32 4-44 0-52-4-44-5-32-8-38-16-40z','#e2a184')+path('M-7-44Q-8-30 0-24 8-30 7-44 3-40 0-52-3-40-7-44z','#f4cdb4'))
    return svg(b,'Quảng Bình Quan ở Đồng Hới','Cổng thành cổ Quảng Bình Quan soi bóng xuống hào nước, phượng đỏ và sen hai bên, nữ sinh áo dài dắt xe đạp.',defs=defs)

# ---------------------------------------------------------------- Vung Chua
def vung_chua():
    hz=432
    sx=590
    defs=lg('s',[(0,'#86adb2'),(.3,'#b9d0c8'),(.58,'#f0e4c8'),(.82,'#f6cfa4'),(1,'#eeb48c')])+rg('sun',[(0,'#fff6da',1),(.12,'#ffedc0',.8),(.42,'#fbd7a6',.34),(1,'#f6cfa4',0)],sx,386,460)\
      +lg('w',[(0,'#efc7a0'),(.1,'#cdc4ac'),(.35,'#7fb0ab'),(.7,'#3f8286'),(1,'#235c62')])+lg('m1',[(0,'#a9b9ae'),(1,'#e9d2b0')])+lg('m2',[(0,'#6f9a94'),(1,'#c3c4a8')])+lg('m3',[(0,'#3f746f'),(1,'#86a791')])+lg('is',[(0,'#2f6460'),(1,'#6b958a')])+lg('sand',[(0,'#f2dfb6'),(1,'#d6b98a')])+lg('h',[(0,'#3d6a48'),(1,'#1b3f34')])+lg('mist',[(0,'#fbe9cd',0),(.5,'#fbe9cd',.75),(1,'#fbe9cd',0)])
    b=f'<path d="M0 0h{W}v{hz+4}H0z" fill="url(#s)"/><circle cx="{sx}" cy="386" r="460" fill="url(#sun)"/><circle cx="{sx}" cy="386" r="42" fill="#fffaf0"/>'
    b+=clouds([(84,320,380,13),(118,760,300,10),(160,120,260,9),(206,520,420,9),(250,900,300,8),(288,300,300,7),(322,760,360,6),(350,430,200,5)],'#fbeed5',.6)
    b+=path('M-10 268Q150 254 330 268 140 280-10 280zM620 302Q900 288 1210 302V312Q900 304 620 302zM240 338Q420 330 560 338 420 346 240 338z','#e2a184','fill-opacity=".42"')
    # Hoanh Son range running into the sea on the left
    b+=path(P(karst([(40,210,150,2),(210,140,96,2),(360,110,44,2)],hz,4,-10,520,9,6,0)),'url(#m1)')
    b+=path(P(karst([(-20,160,196,2),(150,100,86,2),(270,80,34,2)],hz+2,9,-10,400,8,6,0)),'url(#m2)')
    # far cape on the right
    b+=path(P(karst([(1200,150,110,2),(1060,100,56,2),(950,80,22,2)],hz,14,820,1210,8,5,0)),'url(#m1)')
    b+=f'<path d="M0 {hz-42}H{W}v50H0z" fill="url(#mist)"/>'
    # water
    b+=f'<path d="M0 {hz}h{W}V{H}H0z" fill="url(#w)"/>'
    b+=streaks(21,sx,hz+2,780,26,190,54,'#fff1cc',.74,.5,.7,3.6)+streaks(22,sx,hz+2,600,14,90,28,'#fffaf0',.9,.45,.6,2.2)+streaks(23,760,hz+30,800,240,520,32,'#235c62',.28,.9,.8,3.2)+streaks(24,300,hz+40,780,160,380,24,'#dfe6d2',.34,.9,.8,2.6)
    # Yen island: long hump and its small head, with rocks and surf
    isl=karst([(870,104,126,2.4),(800,66,84,2.2),(968,66,60,2.2)],hz+22,23,700,1060,7,7,0)
    b+=path(P([(x,hz+22+(hz+22-y)*.5) for x,y in isl]),'#235c62','fill-opacity=".3"')
    b+=path(P(isl),'url(#is)')
    r=random.Random(3); d=''
    for i in range(46):
        x=r.uniform(760,1000); top=max(0,126*math.exp(-abs((x-870)/104)**2.4),60*math.exp(-abs((x-968)/66)**2.2),80*math.exp(-abs((x-800)/66)**2.2)); y=hz+20-top*r.uniform(.25,.92); s=r.uniform(6,12)
        d+=f'M{n(x-s)} {n(y)}q{n(s*.1)} {n(-s)} {n(s)} {n(-s)}q{n(s*.9)} 0 {n(s)} {n(s)}q{n(-s*.6)} {n(-s*.5)} {n(-2*s)} 0z'
    b+=path(d,'#8fb59b','fill-opacity=".55"')
    # lit cliffs of the sunward side
    b+=path(f'M756 {hz+22}L770 {hz-20} 782 {hz-44} 790 {hz-20} 786 {hz+4} 800 {hz+22}zM812 {hz+22}L822 {hz-20} 832 {hz-50} 838 {hz-14} 834 {hz+22}zM700 {hz+22}Q716 {hz+10} 736 {hz+8} 748 {hz+16} 752 {hz+22}z','#e9c49a','fill-opacity=".5"')
    b+=path(f'M1024 {hz+22}l8-20 12 4 10 16zM1066 {hz+23}l6-12 10 3 6 9zM668 {hz+23}l8-13 12 3 6 10z','#2f6460')
    b+=path(f'M690 {hz+21}Q870 {hz+15} 1066 {hz+21} 870 {hz+30} 690 {hz+21}z','#fdf6e4','fill-opacity=".85"')
    # fishing boats far out, small
    def sail(x,y,s,c='#23454a'):
        return at(x,y,s,path('M-30-4Q0 4 34-8 28 8 16 9H-16Q-26 8-30-4z',c)+path('M-2-8V-46L22-12zM-6-10V-38L-22-10z','#f7e6c6')+path('M-26 12Q0 18 28 12 0 22-26 12z','#123c40','fill-opacity=".4"'))
    b+=sail(452,470,.7)+sail(386,456,.5,'#5d241c')+sail(700,506,.8,'#5d241c')
    # the bay: a nearer headland on the left, woods to the water, a beach bending round
    head=karst([(-10,190,250,2.2),(130,110,150,2.4),(240,80,66,2.2)],600,33,-10,470,9,8,0)
    b+=path(P([(x,600+(600-y)*.32) for x,y in head if y<599]+[(-10,600)]),'#1b4a4a','fill-opacity=".34"')
    b+=path(P(head),'url(#m3)')
    f=lambda x:600-max(250*math.exp(-abs((x+10)/190)**2.2),150*math.exp(-abs((x-130)/110)**2.4),66*math.exp(-abs((x-240)/80)**2.2))
    b+=path(glints(5,0,330,12,26,20,lambda x:f(x)+22)+glints(6,0,350,14,28,20,lambda x:min(596,f(x)+66))+glints(7,0,300,14,30,14,lambda x:min(596,f(x)+116)),'#a9c5a0','fill-opacity=".3"')
    b+=path(belt(604,8,-10,420,10,22,34),'#24534d')
    b+=path('M-10 606Q180 596 400 604 450 606 470 612 380 622 260 634 120 652-10 690z','url(#sand)')+'<path d="M470 613Q380 624 262 637 120 656-10 694" fill="none" stroke="#fdf8ea" stroke-width="4"/><path d="M452 626Q380 634 280 648 140 668-10 710" fill="none" stroke="#fdf8ea" stroke-width="2" stroke-opacity=".7"/>'
    for x,y,s in ((180,628,.34),(236,622,.3),(120,640,.4)): b+=thung(x,y,s,True)
    # one anchored boat in the bay
    b+=boat(470,560+120,.82,'#214a52','#8e1f1d','#e4dcc4')
    # swiftlets
    for x,y,s in ((706,216,1),(754,190,.8),(790,232,.9),(838,204,.62),(868,246,.7),(660,180,.6),(742,262,.5),(910,220,.5),(820,160,.46),(612,230,.5)):
        b+=f'<path transform="translate({x} {y}) scale({s})" d="M-30-6C-20-12-8-10 0-2 6-12 20-18 32-14 20-10 10-4 6 4L14 14 4 8-4 12-1 4C-8-2-18-6-30-6z" fill="#23383a"/>'
    # foreground: the hill, its path of stone steps, pines
    b+=path('M-10 910V842Q200 800 430 812 640 824 800 762 960 700 1210 676V910z','url(#h)')
    b+=path('M-10 842Q200 800 430 812 640 824 800 762 960 700 1210 676V690Q968 716 812 778 650 840 430 828 200 816-10 856z','#a9b36a','fill-opacity=".7"')
    b+=path(glints(41,40,1180,22,40,40,lambda x:850+(30 if x<600 else 30-(x-600)*.14)+8*math.sin(x/60))+glints(42,0,1200,24,44,34,lambda x:900-(0 if x<700 else (x-700)*.1)),'#5d8f62','fill-opacity=".36"')
    d=''
    for i in range(9):
        t=i/8; y=900-t*112; x=640+150*t-40*t*t; w=74-44*t; d+=f'M{n(x-w)} {n(y)}q{n(w)} {n(-6+2*t)} {n(2*w)} 0l-4 {n(8-4*t)}q{n(-w+4)} -5 {n(-2*w+8)} 0z'
    b+=path(d,'#e3c99a')
    def pine(x,y,h,lean,seed,k,s):
        r=random.Random(seed); tx,ty=x+lean,y-h
        g=path(f'M{n(x-h*.028)} {n(y)}Q{n(x+lean*.2)} {n(y-h*.5)} {n(tx-3)} {n(ty)}h6Q{n(x+lean*.3+h*.03)} {n(y-h*.5)} {n(x+h*.032)} {n(y)}z','#33241c')
        d='';lt='';br=''
        for i in range(k):
            t=.34+.66*i/(k-1); side=1 if i%2 else -1
            bx=x+lean*t*t*.96; by=y-h*t; L=s*(1.25-t)*r.uniform(.85,1.15)*(1 if i<k-1 else .1); ex=bx+side*L; ey=by-L*.16
            br+=f'M{n(bx)} {n(by+12)}Q{n(bx+side*L*.5)} {n(by+6)} {n(ex)} {n(ey+6)}'
            for j,(u,v) in enumerate(((.95,0),(.5,-.07),(.1,-.1))):
                px,py=bx+side*L*u,by-L*.16*u+v*L; w=s*(.52-.24*t)*(1 if j else .9); hh=w*.46
                d+=f'M{n(px-w)} {n(py+4)}Q{n(px-w*.7)} {n(py-hh)} {n(px)} {n(py-hh*1.1)}T{n(px+w)} {n(py+4)}Q{n(px+w*.5)} {n(py+hh*.3)} {n(px)} {n(py+hh*.2)}T{n(px-w)} {n(py+4)}z'
                lt+=f'M{n(px-w*.8)} {n(py-1)}Q{n(px-w*.6)} {n(py-hh*.9)} {n(px)} {n(py-hh*1.05)}Q{n(px-w*.3)} {n(py-hh*.5)} {n(px-w*.8)} {n(py-1)}z'
        return f'<path d="{br}" fill="none" stroke="#33241c" stroke-width="{h/110:.1f}"/>'+g+path(d,'#173d36')+path(lt,'#6d9a72','fill-opacity=".8"')
    b+=pine(1010,740,300,-16,3,9,92)+pine(1128,726,520,-34,5,11,150)+pine(900,772,190,12,8,8,62)
    for x,y,w in ((1010,740,34),(1128,726,46),(900,772,24)): b+=path(f'M{x-w} {y+6}l{w*.3:.0f}-20 {w*.2:.0f} 14 {w*.2:.0f}-26 {w*.24:.0f} 20 {w*.2:.0f}-16 {w*.2:.0f} 14 {w*.3:.0f}-12 {w*.36:.0f} 26Q{x} {y+20} {x-w} {y+6}z','#2f5f3c')
    b+=walker(742,800,46,'#e9ddc0','#33201a',-1,None)+walker(716,812,48,TEAL,INK,-1,None)
    b+=grass(9,((-10,460),(460,1210)),40,905,22,64,'#12332b')
    return svg(b,'Vũng Chùa – Đảo Yến lúc bình minh','Mặt trời lên cạnh Đảo Yến, chim yến bay trên vịnh lặng, thông đứng trên sườn đồi Vũng Chùa.',defs=defs)

# ---------------------------------------------------------------- primeval forest
def rung_nguyen_sinh():
    defs=lg('s',[(0,'#d9e3c4'),(.45,'#c3d6b4'),(.75,'#7fa88b'),(1,'#2c5d49')])+rg('sun',[(0,'#fffbe6',1),(.3,'#fbf1cb',.75),(.7,'#e6e9c0',.25),(1,'#c3d6b4',0)],560,210,520)\
      +lg('bm',[(0,'#fff8dc',.75),(1,'#fff8dc',0)])+lg('mist',[(0,'#f1efd0',0),(.5,'#f1efd0',.8),(1,'#f1efd0',0)])+lg('t1',[(0,'#8fb596'),(.7,'#b7cfae'),(1,'#9dbf9c')])+lg('t2',[(0,'#47796a'),(.7,'#7fa98c'),(1,'#4c8068')])+lg('t3',[(0,'#1f4a40'),(.6,'#3d7360'),(1,'#24534a')])\
      +lg('t4',[(0,'#0c211c'),(.6,'#1b3a30'),(1,'#0f2721')])+lg('w',[(0,'#eef0d2'),(.25,'#a9d0bf'),(.6,'#4c8f87'),(1,'#174548')])+lg('k',[(0,'#a3c2a8'),(1,'#dfe6c6')])
    b=f'<path d="M0 0h{W}v{H}H0z" fill="url(#s)"/><circle cx="560" cy="210" r="520" fill="url(#sun)"/>'
    b+=path(P(karst([(330,150,330,2.6),(760,170,390,2.8),(1040,110,280,2.6),(120,90,250,2.6)],640,5,-10,1210,14,9,40)),'url(#k)','fill-opacity=".8"')
    r=random.Random(2); d=''
    for i in range(16):
        x=r.choice((330,760,1040))+r.uniform(-80,80); y=r.uniform(330,420); d+=f'M{n(x)} {n(y)}l{n(r.uniform(5,9))} {n(r.uniform(20,30))}-4 {n(r.uniform(30,60))}-7-40z'
    b+=path(d,'#f4efd2','fill-opacity=".55"')
    def trunk(x,w,wb,y,fill,lean=0):
        return path(f'M{n(x-w+lean)} -10C{n(x-w*.95+lean*.6)} {n(y*.4)} {n(x-w*.9)} {n(y*.72)} {n(x-w*1.15)} {n(y-wb*1.1)}Q{n(x-w*1.4)} {n(y-wb*.3)} {n(x-wb)} {n(y)}H{n(x+wb)}Q{n(x+w*1.4)} {n(y-wb*.3)} {n(x+w*1.15)} {n(y-wb*1.1)}C{n(x+w*.9)} {n(y*.72)} {n(x+w*.95+lean*.6)} {n(y*.4)} {n(x+w+lean)} -10z',fill)
    def canopy(y,seed,x0,x1,s0,s1,k,fill,f=None):
        r=random.Random(seed); d=''
        for i in range(k):
            x=x0+(x1-x0)*(i+r.random())/k; s=r.uniform(s0,s1); yy=(f(x) if f else y)+r.uniform(-12,12)
            d+=f'M{n(x-s)} -10V{n(yy)}q{n(s*.1)} {n(s*.9)} {n(s*.9)} {n(s)}q{n(s)} {n(-s*.1)} {n(s*1.1)} {n(-s)}V-10z'
        return path(d,fill)
    # far trunks and far canopy
    for x in (190,262,330,404,452,520,604,668,716,790,850,900,978): b+=trunk(x,6+(x*7%5),16,628,'url(#t1)',(x*13%9)-4)
    sag=lambda a,c:(lambda x:a+c*((x-560)/600)**2)
    b+=canopy(0,3,-10,1210,30,52,26,'#a9c6a0',sag(40,150))
    b+=path(belt(0,4,-10,1210,20,40,40,lambda x:628+6*math.sin(x/90)),'#9dbf9c')+f'<path d="M0 540H{W}V690H0z" fill="url(#mist)"/>'
    # middle trunks
    for x,w,l in ((236,12,8),(364,15,-6),(700,14,10),(826,17,-8),(934,12,4)): b+=trunk(x,w,w*3,668,'url(#t2)',l)
    d='M364 250Q330 210 300 196M364 300Q402 252 436 240M700 280Q744 226 780 214M826 330Q790 290 772 280'
    b+=f'<path d="{d}" fill="none" stroke="#5f9080" stroke-width="7" stroke-linecap="round"/>'
    for x,y,s,k in ((296,186,44,1),(440,232,40,2),(784,206,42,3),(766,272,30,4)): b+=path(crown(x,y,s,k),'#6f9f7c')
    b+=canopy(0,13,-10,1210,36,60,22,'#6f9f7c',sag(-18,230))
    # light shafts
    b+=path('M430 -10L560 -10 880 700 600 730z','url(#bm)')+path('M590 -10L650 -10 1040 640 920 680z','url(#bm)','fill-opacity=".7"')+path('M300 -10L380 -10 520 700 390 720z','url(#bm)','fill-opacity=".75"')
    b+=path(belt(0,14,-10,1210,24,48,34,lambda x:682-26*((x-560)/600)**2),'#5d9074')+path(glints(14,-10,1210,24,48,34,lambda x:684-26*((x-560)/600)**2),'#dfe6b4','fill-opacity=".5"')
    # forest floor and stream
    b+=path('M-10 690Q300 676 560 690T1210 680V910H-10z','#3f7560')
    b+=path('M560 684C620 690 660 698 650 710S540 726 520 744 600 776 640 800 620 860 520 910H900C930 850 900 800 830 772S690 740 690 724 730 700 700 690 600 682 560 684z','url(#w)')
    b+=streaks(21,620,694,730,30,50,12,'#fffaf0',.7,.5,.6,1.4)+streaks(22,700,770,892,60,130,26,'#f4f0d4',.6,.6,.8,2.8)+streaks(23,720,780,892,80,130,14,'#123c40',.35,.6,.8,2.8)
    b+=path('M560 684C620 690 660 698 650 710S540 726 520 744 600 776 640 800 620 860 520 910H490C590 860 606 806 560 782S484 750 500 736 610 712 606 700 566 688 560 684zM700 690C730 700 690 712 690 724S760 756 830 772 930 850 900 910H930C960 840 930 780 850 756S720 734 722 724 750 702 700 690z','#2c5d49')
    for x,y,s in ((586,764,30),(660,738,18),(760,806,34),(842,850,46),(560,868,40),(700,722,14)):
        b+=path(f'M{x-s} {y}Q{n(x-s*.8)} {n(y-s*.7)} {n(x-s*.1)} {n(y-s*.75)}T{x+s} {y}Q{x} {n(y+s*.2)} {x-s} {y}z','#23423a')+path(f'M{n(x-s*.9)} {n(y-s*.2)}Q{n(x-s*.7)} {n(y-s*.7)} {n(x-s*.1)} {n(y-s*.75)}T{n(x+s*.7)} {n(y-s*.42)}Q{n(x)} {n(y-s*.5)} {n(x-s*.9)} {n(y-s*.2)}z','#8fb07a')
    # nearer trees with buttresses
    def buttress(x,w,y,h,spread,fill,edge,seed,lean=0):
        g=path(f'M{x-w+lean} -10C{n(x-w+lean*.5)} {n(y*.4)} {x-w} {y-h-60} {n(x-w*1.05)} {y-h}C{n(x-w*1.3)} {n(y-h*.4)} {n(x-spread*.6)} {n(y-h*.14)} {x-spread} {y}H{n(x-spread*.34)}Q{n(x-w*.6)} {n(y-h*.3)} {n(x-w*.3)} {n(y-h*.5)} {n(x-w*.1)} {n(y-h*.2)} {n(x+spread*.06)} {y}H{x+spread}C{n(x+spread*.6)} {n(y-h*.14)} {n(x+w*1.3)} {n(y-h*.4)} {n(x+w*1.05)} {y-h}C{x+w} {y-h-60} {n(x+w+lean*.5)} {n(y*.4)} {x+w+lean} -10z',fill)
        # lit edge and bark
        g+=path(f'M{n(x-w*.98+lean)} -10C{n(x-w+lean*.5)} {n(y*.4)} {x-w} {y-h-60} {n(x-w*1.02)} {y-h}C{n(x-w*1.24)} {n(y-h*.4)} {n(x-spread*.55)} {n(y-h*.12)} {n(x-spread*.9)} {y-4}C{n(x-spread*.4)} {n(y-h*.16)} {n(x-w*.9)} {n(y-h*.5)} {n(x-w*.78)} {y-h-20}C{n(x-w*.7)} {n(y*.4)} {n(x-w*.72+lean*.5)} {n(y*.3)} {n(x-w*.74+lean)} -10z',edge,'fill-opacity=".6"')
        r=random.Random(seed); d=''
        for i in range(9):
            q=r.uniform(-.5,.8)*w; y0=r.uniform(20,y-h-40); L=r.uniform(50,150); d+=f'M{n(x+q+lean*(1-y0/y))} {n(y0)}q{n(r.uniform(-5,5))} {n(L*.5)} {n(-lean*L/y)} {n(L)}'
        return g+f'<path d="{d}" fill="none" stroke="{edge}" stroke-width="2.4" stroke-opacity=".45"/>'
    b+=buttress(330,34,740,130,110,'url(#t3)','#7fae8a',3,-14)+buttress(968,40,748,150,130,'url(#t3)','#a9c58a',4,16)
    b+=path('M-10 752H440Q516 786 506 826 486 872 440 910H-10zM1210 760H890Q842 786 872 836L936 910H1210z','#24534a')
    b+=path(belt(0,24,-10,430,18,36,15,lambda x:748+.03*x)+belt(0,25,915,1210,18,38,12,lambda x:762),'#24534a')+path(glints(24,-10,430,18,36,15,lambda x:750+.03*x)+glints(25,915,1210,18,38,12,lambda x:764),'#8fb07a','fill-opacity=".55"')
    # the branch on which the langur sits, reaching from the great tree on the right
    b+='<path d="M1120 236C1010 300 940 352 850 366S716 372 640 352" fill="none" stroke="#16302a" stroke-width="19" stroke-linecap="round"/><path d="M800 370C760 392 730 416 716 446M700 364C676 340 656 326 622 318M930 346C900 316 886 290 880 262" fill="none" stroke="#16302a" stroke-width="8" stroke-linecap="round"/><path d="M1080 254C1000 296 930 342 850 357S716 363 644 345" fill="none" stroke="#8fb07a" stroke-width="3" stroke-opacity=".8"/>'
    def leaves(pts,seed,k,s,fill,op=1):
        r=random.Random(seed); d=''
        for px,py,sp in pts:
            for i in range(k):
                x=px+r.uniform(-sp,sp); y=py+r.uniform(-sp*.6,sp*.6); a=r.uniform(-.7,.7)+(0 if r.random()<.5 else math.pi); L=s*r.uniform(.7,1.2)
                ex,ey=math.cos(a)*L,math.sin(a)*L*.7+L*.3; nx,ny=-ey*.34,ex*.34
                d+=f'M{n(x)} {n(y)}q{n(ex*.5+nx)} {n(ey*.5+ny)} {n(ex)} {n(ey)}q{n(-ex*.5-nx)} {n(-ey*.5-ny)} {n(-ex)} {n(-ey)}z'
        return path(d,fill,f'fill-opacity="{op}"' if op!=1 else '')
    b+=leaves(((640,346,26),(620,316,24),(716,446,24),(880,258,26)),5,11,30,'#1c4a3c')+leaves(((636,340,24),(716,440,18),(880,254,22)),6,5,26,'#6f9f6c')
    def langur(x,y,s):
        """Ha Tinh langur: black, a crest, a white stripe from the mouth past the ear, a very long tail"""
        g='<path d="M30-8C50 0 52 40 44 92 40 128 44 156 56 176" fill="none" stroke="#0d0a09" stroke-width="8.5" stroke-linecap="round"/>'
        g+=path('M-14-70C4-78 26-66 36-40 42-22 42-4 30 2 14 8-4 6-14-2-20-14-20-34-18-48-18-58-18-66-14-70z','#0d0a09')
        g+=path('M26-28C8-40-22-44-34-30-40-22-36-10-30 0L-40 4-38 10H-18L-20-4C-20-14-16-20-6-18L14-4z','#1b1614')
        g+='<path d="M-8-62C-22-48-34-36-32-20L-28-4" fill="none" stroke="#0d0a09" stroke-width="10" stroke-linecap="round"/><path d="M-33 0l10 8" stroke="#0d0a09" stroke-width="8" stroke-linecap="round"/>'
        g+=path('M-16-62C-22-66-20-76-8-78H8C14-72 16-66 20-60z','#0d0a09')
        g+=path('M-27-97C-28-110-17-119-4-118-4-124 0-129 9-131 8-125 9-119 11-113 18-107 20-94 13-82 7-71-7-66-18-68-28-69-35-73-36-80-36-86-32-90-28-91z','#0d0a09')
        g+=path('M-26-74C-20-73-14-77-9-84-3-92 6-99 16-99 17-96 16-93 15-90 7-91 1-86-4-80-10-73-19-70-26-74z','#f7f1dc')
        g+=path('M-28-102C-24-104-18-103-16-98-16-93-22-90-27-92z','#3a2f29')+'<circle cx="-22" cy="-97" r="3" fill="#d9a24e"/><circle cx="-23" cy="-97" r="1.4" fill="#0d0a09"/><path d="M4-104q8 0 7 9-7 2-8-4z" fill="#3a2f29"/>'
        g+='<path d="M30-44C38-26 38-10 32-2M2-116Q12-112 14-102" fill="none" stroke="#6a5d50" stroke-width="3.4" stroke-linecap="round" stroke-opacity=".8"/>'
        return at(x,y,s,g)
    b+=langur(790,352,1.15)
    # lianas
    b+='<path d="M470 -10C476 120 440 240 470 360S540 520 496 640 470 720 476 760M1010 -10C960 160 1010 260 900 420S770 560 620 470 470 250 420 -10" fill="none" stroke="#1c3a30" stroke-width="8"/><path d="M480 -10C470 120 456 240 480 350S528 520 492 640M1022 -10C976 160 1018 268 908 428S766 572 612 478 462 250 408 -10" fill="none" stroke="#3f6b54" stroke-width="3.4"/><path d="M560 -10Q556 110 566 210M612 -10Q620 70 610 150M740 -10Q734 90 744 170M880 -10Q872 60 880 130" fill="none" stroke="#2c5d49" stroke-width="3"/>'
    b+=leaves(((470,360,14),(506,600,16),(566,210,12),(610,150,10),(744,170,12),(880,130,12),(640,482,14),(900,430,12)),8,6,26,'#24534a')
    # great trees in front, left and right
    b+=path('M-10 910L60 740H160L330 910zM1000 910L1100 760H1210V910z','#163029')
    b+=buttress(112,92,900,280,280,'url(#t4)','#4f7a58',7,-26)+buttress(1136,74,905,240,220,'url(#t4)','#6d9a62',8,26)
    b+='<path d="M84 -10C110 160 150 300 132 460S70 640 96 760 70 860 40 905M160 -10C140 140 96 280 120 420S178 600 160 700 200 820 236 905" fill="none" stroke="#2a4a3c" stroke-width="13"/><path d="M80 -10C106 160 146 300 128 460S66 640 92 760M156 -10C136 140 92 280 116 420S174 600 156 700" fill="none" stroke="#5d8a68" stroke-width="3" stroke-opacity=".8"/>'
    # canopy overhead
    b+=canopy(0,33,-10,1210,38,66,22,'#2a5a48',sag(-74,220))+canopy(0,35,-10,1210,40,70,18,'#102a23',sag(-110,200))
    # brackets of fungus
    b+=path('M196 470q30-12 44 6-20 12-44 8zM194 506q22-10 34 4-16 10-34 8zM190 560q34-14 50 6-24 14-50 8z','#c98b4c')+path('M196 470q30-12 44 6-22-6-44-2zM190 560q34-14 50 6-26-6-50-2z','#e9cf9f')
    # ferns and great leaves in the foreground
    def fern(x,y,L,a,col,k=11):
        d='';sp=''
        px,py=x,y; ca,sa=math.cos(a),math.sin(a); bend=.9 if ca>0 else -.9
        for i in range(1,k+1):
            t=i/k; an=a+bend*t*t; px+=math.cos(an)*L/k; py+=math.sin(an)*L/k; w=L*.3*(1-t*.86)*(.6+.4*min(1,t*4))
            for sd in (1,-1):
                q=an+sd*1.05; ex,ey=math.cos(q)*w,math.sin(q)*w; tx,ty=math.cos(an)*L/k*.8,math.sin(an)*L/k*.8
                d+=f'M{n(px)} {n(py)}q{n(ex*.5+tx)} {n(ey*.5+ty)} {n(ex+tx*.6)} {n(ey+ty*.6)}q{n(-ex*.5-tx)} {n(-ey*.5-ty*.4)} {n(-ex-tx*.6)} {n(-ey-ty*.6)}z'
        return path(d,col)
    b+=path(belt(906,44,180,470,34,60,8)+belt(906,45,930,1210,34,60,8),'#0f2a24')
    for x,y,L,a in ((330,880,150,-2.2),(346,884,170,-1.5),(362,886,150,-.8)): b+=fern(x,y,L,a,'#2f6b52')
    for x,y,L,a in ((1000,896,150,-2.3),(1016,896,176,-1.6),(1034,898,150,-.9)): b+=fern(x,y,L,a,'#3f7560')
    for x,y,L,a in ((250,905,130,-2.0),(262,905,120,-1.1)): b+=fern(x,y,L,a,'#5d9060',9)
    return svg(b,'Rừng nguyên sinh Phong Nha – Kẻ Bàng','Voọc Hà Tĩnh ngồi trên cành giữa những thân cây cổ thụ, dây leo và nắng xiên trong rừng Phong Nha – Kẻ Bàng.',defs=defs)

# ---------------------------------------------------------------- fishing port
def gull(x,y,s,col='#fffdf4'): return f'<path transform="translate({x} {y}) scale({s})" d="M-24-8Q-8-10 0 0 10-14 28-14 14-6 6 5L16 8Q2 10-4 4-10-4-24-8z" fill="{col}"/>'
def fishes(seed,x,y,w,h,k,s,cols=('#dfe6d6','#a9c1bb')):
    """k small fish lying in the box x..x+w, y..y+h"""
    r=random.Random(seed); out=['']*len(cols)
    for i in range(k):
        a,c=r.uniform(x,x+w),r.uniform(y,y+h); q=s*r.uniform(.8,1.2)*r.choice((1,-1)); t=r.uniform(-2,2)
        out[i%len(cols)]+=f'M{n(a-q)} {n(c)}q{n(q)} {n(-abs(q)*.5+t)} {n(q*1.7)} {n(t)}l{n(q*.5)} {n(-abs(q)*.28)} {n(-q*.1)} {n(abs(q)*.34)} {n(q*.1)} {n(abs(q)*.34)} {n(-q*.5)} {n(-abs(q)*.3)}q{n(-q*.7)} {n(abs(q)*.5)} {n(-q*1.7)} {n(-t)}z'
    return ''.join(path(d,c) for d,c in zip(out,cols))
def basket(x,y,w,col='#9a6a3c',rim='#c79a5e',fill='#33201a'):
    return path(f'M{x-w} {y}Q{n(x-w*.86)} {n(y+w*.66)} {n(x-w*.56)} {n(y+w*.72)}H{n(x+w*.56)}Q{n(x+w*.86)} {n(y+w*.66)} {x+w} {y}z',col)+path(f'M{x-w} {y}Q{n(x-w*.86)} {n(y+w*.66)} {n(x-w*.56)} {n(y+w*.72)}H{n(x-w*.2)}Q{n(x-w*.5)} {n(y+w*.5)} {n(x-w*.6)} {y}z',rim,'fill-opacity=".5"')+f'<ellipse cx="{x}" cy="{y}" rx="{w}" ry="{w*.26:.0f}" fill="{rim}"/><ellipse cx="{x}" cy="{y}" rx="{w*.86:.0f}" ry="{w*.19:.0f}" fill="{fill}"/>'
def cang_ca():
    hz=372; qy=694
    d0,b=sky(hz,[(0,'#9fc0c2'),(.4,'#d3dfd3'),(.75,'#f4e6c6'),(1,'#f5d2a6')],250,262,440,40)
    defs=d0+lg('w',[(0,'#ecd0a8'),(.14,'#b7c9b6'),(.45,'#6ea5a3'),(1,'#24666b')])+lg('q',[(0,'#e3cfa2'),(.4,'#d3b583'),(1,'#b08a58')])+lg('m1',[(0,'#9db8ae'),(1,'#e2d9ba')])+lg('m2',[(0,'#5f8f86'),(1,'#a9bfa6')])
    b+=clouds([(74,760,380,12),(112,1000,240,9),(150,330,320,9),(206,820,360,8),(250,620,240,6),(306,900,300,6)],'#fbeed5',.6)+path('M560 318Q900 304 1210 318V328Q900 320 560 318z','#e2a184','fill-opacity=".36"')
    b+=path(P(karst([(880,180,92,2),(1100,170,130,2),(640,160,40,2)],hz,4,430,1210,13,6,0)),'url(#m1)')+path(P(karst([(1190,170,90,2),(1000,110,44,2)],hz+2,8,820,1210,11,6,0)),'url(#m2)')
    b+=f'<path d="M0 {hz}h{W}V{qy+20}H0z" fill="url(#w)"/>'
    b+=streaks(21,250,hz+2,690,30,180,48,'#fff1cc',.74,.5,.7,3.2)+streaks(22,250,hz+2,520,18,80,22,'#fffaf0',.9,.45,.6,2)+streaks(23,760,hz+24,690,260,520,34,'#235c62',.28,.9,.8,3)
    # breakwater and its light
    b+=path(f'M700 {hz+20}Q760 {hz+8} 900 {hz+6}H1210V{hz+26}H712z','#7d8f84')+path(f'M700 {hz+20}Q760 {hz+8} 900 {hz+6}H1210V{hz+11}H900Q780 {hz+12} 700 {hz+20}z','#dfe0c6')
    b+=path(f'M762 {hz+12}l6-74h22l6 74z','#fbf1d2')+path(f'M766 {hz-36}l1-18h24l1 18zM763 {hz+0}l2-18h29l1 18z','#a01d1d')+path(f'M764 {hz-62}h30v-5h-30zM771 {hz-67}v-14h16v14zM767 {hz-81}q12-14 24 0z','#23454a')+f'<circle cx="779" cy="{hz-74}" r="4" fill="#fff3c8"/>'
    # boats at anchor
    b+=boat(470,416,.36,'#2c5a60','#8e1f1d','#d3d3bd')+boat(600,434,.46,'#5d241c','#c9a35a','#d9d5be',-1)+boat(1060,430,.44,'#274d55','#8e1f1d','#d3d3bd',-1)+boat(930,452,.5,'#2c5a60','#c9a35a','#dcd8c2')+boat(96,440,.46,'#5d241c','#d3b06a','#d9d5be')
    def trawler(x,y,s,hull,stripe,foot,cab,flip=1,seed=1,crew=()):
        """a wooden offshore boat lying alongside, bow to the right"""
        g=path('M-216 26Q0 66 214 24L180 44Q0 74-186 46z','#0f3a3e','fill-opacity=".4"')
        # mast, boom, stays, and the lamps that draw squid
        g+='<path d="M10-30V-250M10-226L128-96M150-50V-150" stroke="#33241c" stroke-width="5"/><path d="M10-246L-164-150M10-246L236-92M150-148L10-200" fill="none" stroke="#33241c" stroke-width="1.8"/>'
        d=''.join(f'M{n(-150+i*23)} {n(-158-i*12.4+abs(i-3)*1.2)}m-5 0a5 6 0 1 0 10 0a5 6 0 1 0-10 0z' for i in range(1,7)); d+=''.join(f'M{n(28+i*26)} {n(-228+i*17.4)}m-5 0a5 6 0 1 0 10 0a5 6 0 1 0-10 0z' for i in range(7))
        g+=path(d,'#f7dd97')+path('M10-250q-22-10-44 2l10 12-8 12q20-8 42-2z','#a01d1d')
        # house and wheelhouse
        g+=path('M-186-24V-104H-66V-24z',cab)+path('M-104-24V-104H-66V-24z','#23383a','fill-opacity=".16"')+path('M-194-104H-58V-114H-190z','#3a2a22')+path('M-168-114V-156H-92V-114z',cab)+path('M-114-114V-156H-92V-114z','#23383a','fill-opacity=".16"')+path('M-176-156H-84V-165H-172z',stripe)
        g+=path('M-160-148h20v18h-20zM-134-148h20v18h-20zM-176-90h24v24h-24zM-142-90h24v24h-24zM-98-92h22v60h-22z','#1d3f43')+path('M-186-44H-66V-36H-186z',stripe)
        # nets and floats heaped before the mast
        g+=path('M36-26Q44-66 84-70 108-84 132-58 150-44 152-26z','#31585a')+path('M36-26Q44-66 84-70 70-50 72-26zM104-26Q106-60 118-70 134-56 136-26z','#4f8380','fill-opacity=".8"')
        g+=path('M52-40a6 6 0 1 0 .1 0zM80-58a6 6 0 1 0 .1 0zM112-44a6 6 0 1 0 .1 0zM138-36a6 6 0 1 0 .1 0z','#d9a24e')
        g+=''.join(crew)
        g+=path('M-236-62Q-204-36-150-30H110Q186-36 246-104 238-20 196 30H-184Q-226 0-236-62z',hull)
        g+=path('M-236-62Q-204-36-150-30H110Q186-36 246-104L245-92Q190-22 112-16H-152Q-208-22-233-48z',stripe)
        g+=path('M-206 6H214Q206 20 196 30H-184Q-196 20-206 6z',foot)+path('M-206 6H214L212 10H-203z','#fbf1d2','fill-opacity=".7"')
        g+=path('M172-34Q190-46 210-42 204-24 184-22 174-26 172-34z','#fbf1d2')+'<circle cx="193" cy="-33" r="6.5" fill="#17100d"/>'
        g+='<path d="M-190-10H180M-198-2H196" stroke="#17100d" stroke-width="1.6" stroke-opacity=".35"/>'
        g+=path('M-120-8a13 13 0 1 0 .1 0zM-20-8a13 13 0 1 0 .1 0zM80-8a13 13 0 1 0 .1 0z','#17100d')+path('M-120-2a7 7 0 1 0 .1 0zM-20-2a7 7 0 1 0 .1 0zM80-2a7 7 0 1 0 .1 0z',hull)
        return at(x,y,s,g,flip)
    hand=lambda x,y,c,load=None,f=1,bare=False:walker(x,y,84,c,INK,f,load,bareheaded=bare)
    b+=trawler(908,560,.94,'#5d241c','#d3a24e','#33241c','#e4dcc4',-1,3,(hand(-30,-20,'#e9ddc0',None,1,True),))
    b+=streaks(31,900,590,640,180,280,12,'#dcebdd',.5,.7,.8,2)
    b+=trawler(330,626,1.16,'#1c4a56','#9b2420','#5d1a16','#efe6cc',1,2,(hand(-36,-18,'#c98b4c','basket'),hand(16,-18,'#a9c9bb',None,-1,True)))
    for x,y,s in ((560,300,.9),(640,256,.7),(700,330,.6),(520,206,.5),(1010,230,.6),(860,190,.5),(440,340,.5)): b+=gull(x,y,s)
    # quay
    b+=path(f'M-10 {qy}H1210V{qy+36}H-10z','#7d5f40')+path(f'M-10 {qy-14}H1210V{qy+2}H-10z','#efdfb8')
    d=''.join(f'M{x} {qy+2}v34' for x in range(40,1210,120)); b+=f'<path d="{d}" stroke="#4a3524" stroke-width="3" stroke-opacity=".5"/>'
    # seen from above the quay's face is hidden again by its apron
    b+=path(f'M-10 {qy}H1210V910H-10z','url(#q)')+path(f'M-10 {qy}H1210V{qy+10}H-10z','#8a6a42','fill-opacity=".5"')
    d=''
    for x in range(-300,1600,190): d+=f'M{n(600+(x-600)*.72)} {qy+10}L{x} 905'
    b+=f'<path d="{d}M-10 {qy+66}H1210M-10 {qy+148}H1210" stroke="#8a6a42" stroke-width="1.8" stroke-opacity=".32" fill="none"/>'
    b+=path(f'M80 {qy+40}Q260 {qy+26} 420 {qy+40} 520 {qy+52} 420 {qy+62} 220 {qy+66} 80 {qy+40}zM700 {qy+128}Q860 {qy+116} 1010 {qy+128} 1060 {qy+140} 940 {qy+146} 780 {qy+146} 700 {qy+128}z','#a9c1b2','fill-opacity=".45"')
    # bollards and mooring lines
    for x,tx,ty in ((612,604,528),(84,72,570),(1150,1112,514)):
        b+=f'<path d="M{x} {qy-6}Q{(x+tx)//2+8} {qy-30} {tx} {ty}" fill="none" stroke="#4a3524" stroke-width="3"/>'+path(f'M{x-11} {qy+14}v-20h-5v-9h32v9h-5v20z','#33241c')
    # gangplanks
    b+=path('M396 606L470 604 548 722 500 728z','#b98a52')+path('M500 728L548 722 549 729 502 736z','#6d4427')+'<path d="M412 628l73-4M430 652l70-4M450 678l70-5M470 702l66-6" stroke="#7d5433" stroke-width="3"/>'
    b+=path('M842 552L900 552 888 716 838 718z','#b98a52')+path('M838 718L888 716V724L838 726z','#6d4427')+'<path d="M841 584h58M840 616h57M840 650h54M839 684h52" stroke="#7d5433" stroke-width="3"/>'
    b+=walker(470,668,104,'#8a5c33',INK,1,'basket')+walker(868,668,92,TEAL,INK,-1,'head',bareheaded=True)
    SH='#6d4a2a'
    # crates of fish, stacked
    def crate(x,y,w,c,full=0):
        h=w*.42
        g=path(f'M{x} {y}V{n(y-h)}H{x+w}V{y}z',c)+path(f'M{x} {n(y-h)}H{x+w}v{n(h*.2)}H{x}z','#fbf1d2','fill-opacity=".35"')+path(f'M{n(x+w*.36)} {n(y-h*.62)}h{n(w*.28)}v{n(h*.2)}h{n(-w*.28)}z','#17100d','fill-opacity=".45"')
        if full: g=path(f'M{x+3} {n(y-h+2)}Q{n(x+w*.5)} {n(y-h*1.55)} {x+w-3} {n(y-h+2)}z','#dfe6d6')+fishes(x,x+10,y-h-7,w-22,6,6,8,('#8fb0aa','#fbf6e6'))+g
        return g
    b+=path('M1004 800Q1110 790 1230 802 1110 814 1004 800z',SH,'fill-opacity=".4"')
    for x,y,c,f in ((1010,800,'#31585a',0),(1084,800,'#8e1f1d',0),(1158,800,'#31585a',0),(1010,770,'#c98b4c',1),(1084,770,'#31585a',0),(1158,770,'#c98b4c',1),(1084,740,'#31585a',1)): b+=crate(x,y,70,c,f)
    # porters
    b+=walker(640,792,118,RED,INK,1,'pole',shade=SH)+walker(238,764,108,'#31585a',INK,-1,'pole',shade=SH)+walker(790,772,110,'#c9a35a',INK,1,'head',shade=SH,bareheaded=True)
    # women sorting the catch on the quay
    b+=path('M40 846Q200 828 400 846 200 868 40 846z',SH,'fill-opacity=".4"')
    b+=sitter(72,850,150,RED,INK,1)+sitter(352,852,146,'#8a5c33','#23383a',-1)
    b+=basket(150,826,44)+fishes(5,116,812,56,14,16,11)+basket(238,838,50)+fishes(6,200,822,66,16,20,12,('#e2a184','#c9704a','#f4cdb4'))
    b+=path('M130 880Q210 868 300 880L292 892Q210 900 138 892z','#c79a5e')+path('M138 879Q210 870 292 879 210 890 138 879z','#6d4427')+fishes(7,148,874,120,8,16,13)
    b+=path('M520 868Q640 852 800 868 660 884 520 868z',SH,'fill-opacity=".4"')
    b+=sitter(556,872,156,TEAL,'#33241c',1)+basket(636,848,46)+fishes(8,600,832,60,16,18,12)+basket(724,858,42,'#31585a','#7fb8ab')+fishes(9,692,844,52,14,16,11,('#dfe6d6','#7fb0ab','#fbf6e6'))
    b+=sitter(1130,878,160,'#7b1a17','#33241c',-1)+basket(1030,858,48)+fishes(10,990,842,64,16,18,12,('#c9704a','#e2a184','#dfe6d6'))+basket(936,874,36)+fishes(11,910,862,40,12,10,10)
    return svg(b,'Cảng cá buổi sớm','Tàu cá cập bến lúc mặt trời lên, người gánh cá qua ván cầu, các chị đội nón ngồi phân loại cá trên cầu cảng.',defs=defs)

# ---------------------------------------------------------------- Canh Duong
def canh_duong():
    hz=392
    d0,b=sky(hz,[(0,'#a9c9c9'),(.45,'#dbe5d8'),(.8,'#f6e9cb'),(1,'#f7dcb0')],986,196,420,38)
    defs=d0+lg('w',[(0,'#cfdcc6'),(.2,'#93bfb4'),(.6,'#4f9496'),(1,'#2c7377')])+lg('sand',[(0,'#ecd9b0'),(.5,'#e0c692'),(1,'#c9a164')])+lg('m1',[(0,'#8fb0a8'),(1,'#d3d9c2')])+lg('tl',[(0,'#b04a36'),(1,'#8a3324')])+lg('v1',[(0,'#f6dfae'),(.5,'#cfe2d2'),(1,'#9ccabf')])+lg('v2',[(0,'#2f6a72'),(1,'#1c4a56')])+lg('v3',[(0,'#f4cdb4'),(.6,'#f6e3bd'),(1,'#f6e3bd')])
    b+=clouds([(88,420,360,12),(132,760,220,8),(186,240,260,8),(262,1010,300,7),(320,760,260,6)],'#fdf6e4',.7)
    b+=path(P(karst([(1200,150,84,2),(1060,90,50,2),(880,60,24,2)],hz,4,700,1210,11,5,0)),'url(#m1)')+path(P(karst([(760,50,40,2.2),(800,40,22,2)],hz,9,660,880,9,4,0)),'#7fa39a')
    b+=f'<path d="M0 {hz}H{W}V720H0z" fill="url(#w)"/>'
    b+=streaks(21,986,hz+3,650,24,120,44,'#fff3d0',.75,.5,.7,3)+streaks(22,900,hz+14,650,130,260,26,'#235c62',.26,.9,.8,2.8)
    b+=boat(900,430,.4,'#274d55','#8e1f1d','#dcd8c2')+boat(1090,462,.56,'#5d241c','#c9a35a','#dcd8c2',-1)+boat(812,486,.6,'#214a52','#8e1f1d','#e4dcc4')
    def coracle(x,y,s):
        """a basket boat on the water with a man standing, sculling"""
        g=path('M-62 8Q0 34 66 8L44 26Q0 38-44 26z','#123c40','fill-opacity=".4"')+path('M-8-10l3-38h16l8 38h-8l-7-26-4 26z','#17100d')+path('M-8-44q-3-24 5-38 9-5 16 2 3 18-1 36-10 4-20 0z',RED)+'<path d="M12-76Q30-66 34-50M10-72L30-44M40-64L20 22" fill="none" stroke="#33201a" stroke-width="5" stroke-linecap="round"/>'+path('M-1-88h9v9H0z',SKIN)+hat(4,-86,23)
        g+=path('M-60-12Q-52 24 0 26 52 24 60-12z','#7d5232')+path('M-60-12Q-52 24 0 26-30 12-38-8z','#a9733f')+'<path d="M-60-12Q0 6 60-12Q0-2-60-12z" fill="#d9b27c"/><path d="M-52 4Q0 20 52 4M-40-6L-24 20M-14-3L-6 24M14-3L8 24M40-6L24 20" fill="none" stroke="#4a2f1c" stroke-width="1.6" stroke-opacity=".6"/>'
        return at(x,y,s,g)
    b+=coracle(1010,556,.72)+coracle(864,590,.6)
    # sand, surf
    b+=path('M520 684Q700 640 900 648T1210 612V910H-10V690z','#a9c8b4')
    b+=path('M-10 684H560Q720 660 900 664T1210 630V910H-10z','url(#sand)')
    b+='<path d="M640 664Q780 642 900 648T1210 612" fill="none" stroke="#fdf8ea" stroke-width="4.5"/><path d="M700 640Q800 626 900 630T1210 594" fill="none" stroke="#fdf8ea" stroke-width="2" stroke-opacity=".75"/>'
    # palms behind the houses
    b+=coconut(436,470,250,34,86)+coconut(690,500,210,40,72,'#2c5d49')+coconut(60,420,260,-40,84,'#2c5d49')+coconut(410,470,170,-30,66,'#3f7560')
    b+=path(belt(470,7,-10,520,30,52,9)+'M-10 468H520V560H-10z','#4c7f63')+path(belt(520,5,370,470,22,38,6)+belt(560,6,640,700,16,26,4)+'M390 516H470V640H390zM640 556H700V640H640z','#2c5d49')
    b+=path('M398 740V640H446V697zM636 698V626H676V662z','#c9a164')+path('M398 640H446V652L398 668zM636 626H676V634L636 644z','#8a6a42','fill-opacity=".55"')
    def house(x0,x1,top,base,wall,mural,ridge,shade='#23383a'):
        """a house front: tiled roof, painted wall clipped by hand to x0..x1"""
        ov=16; rt=top-ridge
        g=path(f'M{x0} {base}V{top}H{x1}V{base}z',wall)+mural
        g+=path(f'M{x0} {top}H{x1}V{top+14}H{x0}z',shade,'fill-opacity=".3"')+path(f'M{x0} {base-12}H{x1}V{base}H{x0}z','#b9a27a')
        g+=path(f'M{x0-ov} {top+4}L{x0+34} {rt}H{x1-26}L{x1+ov} {top+4}z','url(#tl)')
        k=int((x1-x0)/15); d=''
        for i in range(1,k): t=i/k; d+=f'M{n(x0+34+(x1-x0-60)*t)} {rt+2}L{n(x0-ov+(x1-x0+2*ov)*t)} {top+2}'
        d2=''
        for q in (.3,.62): d2+=f'M{n(x0+34-(50)*q)} {n(rt+(top-rt)*q)}H{n(x1-26+(42)*q)}'
        g+=f'<path d="{d}{d2}" stroke="#5f2018" stroke-width="1.6" stroke-opacity=".42" fill="none"/>'
        g+=path(f'M{x0+26} {rt+5}V{rt-6}Q{(x0+x1)//2} {rt-1} {x1-18} {rt-6}V{rt+5}z','#e3c48f')+path(f'M{x0-ov} {top+4}H{x1+ov}V{top+10}H{x0-ov}z','#5f2018')
        return g
    def waves(x0,x1,y,base,w,cols,line):
        """rows of scalloped painted waves, from y down to base"""
        g='';k=0;yy=y
        while yy<base-14:
            d=f'M{x0} {base-12}V{n(yy)}'; x=x0; ln=''
            first=w if k%2==0 else w/2
            step=[]; 
            while x<x1-.5:
                q=min(first if x==x0 else w,x1-x); step.append((x,q)); x+=q
            d+=''.join(f'a{n(w/2+3)} {n(w*.36)} 0 0 1 {q:.1f} 0' for _,q in step)+f'V{base-12}z'
            ln=f'M{x0} {n(yy+7)}'+''.join(f'a{n(w/2+3)} {n(w*.36)} 0 0 1 {q:.1f} 0' for _,q in step)
            g+=path(d,cols[k%len(cols)])+f'<path d="{ln}" fill="none" stroke="{line}" stroke-width="2.4" stroke-opacity=".7"/>'
            yy+=w*.42; k+=1
        return g
    # third house (far): a red sun and a boat
    B3=664
    m='<circle cx="740" cy="562" r="34" fill="#c9432f"/>'+path('M690 536q14-7 28 0-14 5-28 0zM758 524q16-7 34 0-18 6-34 0z','#fdf6e4')
    m+=waves(672,812,604,B3,28,('#7fb8ab','#3f8581'),'#fbf6e6')
    m+=at(742,606,.62,path('M-74-16Q0 16 84-28 66 14 44 20H-48Q-68 10-74-16z','#5d1a16')+path('M-4-6V-104L52-20zM-12-10V-84L-50-16z','#fbf1d2'))
    b+=house(672,812,510,B3,'url(#v3)',m,52)
    # second house: the sea by night, fish in a ring
    B2=694
    m='<circle cx="470" cy="522" r="19" fill="#f3cf6b"/>'
    d='';d2=''
    for i,(fx,fy,fs,fl) in enumerate(((520,560,1,1),(590,540,.8,1),(560,606,1.1,-1),(480,600,.8,-1),(612,590,.7,-1))):
        q=f'<path d="M-30 0Q-6-22 26-2L42-14 38 2 44 16 26 4Q-6 22-30 0z" fill="{("#e2a184","#f3cf6b","#fbf1d2","#c9432f","#a9c9bb")[i]}"/><path d="M-10-9Q-2 0-10 9M4-9Q12 0 4 9" fill="none" stroke="#1c4a56" stroke-width="2"/><circle cx="-19" cy="-2" r="2.6" fill="#17100d"/>'
        m+=at(fx,fy,fs,q,fl)
    m+=waves(442,640,640,B2,34,('#4f9496','#7fb8ab'),'#fbf6e6')
    m+=path('M456 682Q446 650 456 630 468 650 462 682zM624 682Q634 646 624 622 612 650 618 682z','#c9432f')
    b+=house(442,640,490,B2,'url(#v2)',m,60)
    # first house, nearest: the whale the village honours
    B1=736
    m='<circle cx="66" cy="540" r="38" fill="#f3cf6b"/><circle cx="66" cy="540" r="52" fill="none" stroke="#f3cf6b" stroke-width="3" stroke-dasharray="9 8"/>'
    m+=path('M110 512q18-9 40 0-20 7-40 0zM300 504q18-8 42 0-20 7-42 0z','#fdf6e4')
    m+=waves(-10,398,640,B1,52,('#7fb8ab','#3f8581'),'#fbf6e6')
    # whale
    m+=path('M58 636C52 616 40 604 22 600 30 590 48 590 60 598 62 584 74 574 90 574 88 592 82 606 80 620 92 640 110 648 130 640 150 590 190 556 246 552 300 550 336 584 340 628 330 650 300 664 262 668 210 674 150 674 110 664 84 660 66 650 58 636z','#1c4a56')
    m+=path('M340 628C330 650 300 664 262 668 226 672 190 672 160 670 190 662 212 648 232 632 268 640 306 638 340 628z','#f2e4bd')+'<path d="M236 638Q270 650 316 644M224 646Q260 660 296 654M210 655Q240 666 270 664" fill="none" stroke="#b99a63" stroke-width="2"/>'+path('M196 634Q176 660 186 690 214 676 222 646z','#123c46')+'<circle cx="296" cy="612" r="5.5" fill="#fbf1d2"/><circle cx="297" cy="612" r="2.6" fill="#17100d"/>'+path('M130 636C150 600 190 572 246 566 292 564 320 582 332 606 320 566 290 550 246 552 190 556 150 590 130 640z','#4f8f94','fill-opacity=".8"')
    m+='<path d="M250 550Q248 522 226 512M252 550Q254 514 252 504M254 550Q260 522 282 514" fill="none" stroke="#fdfaf0" stroke-width="5" stroke-linecap="round"/><circle cx="220" cy="508" r="4" fill="#fdfaf0"/><circle cx="288" cy="510" r="4" fill="#fdfaf0"/>'
    m+=waves(-10,398,672,B1,52,('#5da29e','#2f6f74'),'#fbf6e6')
    m+=path('M352 724V586H392V724z','#7b1a17')+path('M346 724V580H398V724H392V586H352V724z','#f0e0b6')+path('M356 592H370V650H356zM374 592H388V650H374zM356 656H370V716H356zM374 656H388V716H374z','#5f1412')
    b+=house(-10,400,470,B1,'url(#v1)',m,78)
    # path before the houses, shadows
    b+=path(f'M-10 {B1}H400L442 {B2}H640L672 {B3}H812Q830 672 812 680 700 700 560 722T300 770 -10 788z','#b98f58','fill-opacity=".42"')
    # a painter on the ladder finishing the second wall, a child watching
    b+='<path d="M598 716L616 560M622 716L634 560M601 696h23M604 672h22M606 648h22M609 624h21M612 600h20M614 578h19" stroke="#33241c" stroke-width="4"/>'
    g=path('M-8-36L-10-18-6 0H4L2-18 6-34 12-20 10-8H18L20-24 12-38z','#17100d')+path('M-11-36C-12-54-10-66-5-72Q3-77 10-70C13-58 13-48 12-36Q0-31-11-36z','#fbf1d2')+'<path d="M-4-66L-26-78" stroke="#fbf1d2" stroke-width="7" stroke-linecap="round"/><path d="M-26-78L-42-88" stroke="#33201a" stroke-width="3"/><path d="M-40-86l-9-3-2 6z" fill="#c9432f"/>'+path('M-2-80h9v9h-9z',SKIN)+hat(2,-77,23)+path('M16-46h16l-2 16h-12z','#c9432f')
    b+=at(618,664,.92,g)
    b+=at(556,742,.62,path('M-9-40C-9-24-12-10-12 0h9L0-24 4 0h9C12-14 11-28 10-40z','#17100d')+path('M-12-36C-13-52-12-64-7-72Q1-78 9-71C13-60 13-48 12-35Q0-30-12-36z','#d9a24e')+'<path d="M6-66L26-84" stroke="#a8714a" stroke-width="6" stroke-linecap="round"/>'+path('M-10-80a12 13 0 1 1 23 0 12 11 0 0 1-23 0z','#17100d'))
    b+=walker(742,730,92,RED,INK,1,'pole',shade='#8a6a42')
    # shadows on sand, nets on poles
    b+=path('M-10 846Q220 800 520 826T1210 764V910H-10z','#c9a164','fill-opacity=".5"')+path('M-10 886Q320 836 660 868T1210 832V910H-10z','#a97f4e','fill-opacity=".4"')
    b+='<path d="M846 812V674M960 800V660M1074 788V648M1180 778V640" stroke="#4a2f1c" stroke-width="5"/>'
    nets='M846 684Q902 726 960 670Q1018 716 1074 658Q1126 700 1180 650V722Q1130 768 1074 736Q1020 786 960 748Q904 800 846 764z'
    b+=path(nets,'#31585a','fill-opacity=".5"')
    d=''
    for i in range(34):
        x=850+i*10; u=(x-846)/111.5; q=u-int(u); y0=684-(u*12)+math.sin(q*math.pi)*30; d+=f'M{x} {n(y0+2)}q6 36 {n(-4+8*math.sin(i))} {n(70+8*math.sin(q*math.pi))}'
    for j in range(1,6):
        t=j/6; d+=f'M846 {n(684+80*t)}Q902 {n(726+74*t)} 960 {n(670+78*t)}Q1018 {n(716+70*t)} 1074 {n(658+78*t)}Q1126 {n(700+68*t)} 1180 {n(650+72*t)}'
    b+=f'<path d="{d}" fill="none" stroke="#1f4a4e" stroke-width="1.3" stroke-opacity=".8"/><path d="M846 684Q902 726 960 670Q1018 716 1074 658Q1126 700 1180 650" fill="none" stroke="#33201a" stroke-width="3"/>'
    for x,y in ((862,768),(892,786),(922,778),(948,758),(988,768),(1018,776),(1050,752),(1092,748),(1126,758),(1160,738)): b+=f'<circle cx="{x}" cy="{y}" r="5.5" fill="#d9a24e"/>'
    # basket boats drawn up; a man tars one, a woman mends the net
    b+=thung(176,858,1.34,True)+thung(420,862,1.2,False)+thung(664,832,.9,True)
    b+=sitter(282,872,138,'#31585a',INK,-1)+path('M232 838l-14 10 5 6 14-10z','#33201a')
    b+=sitter(952,848,140,RED,'#23383a',1)+path('M980 842Q1040 812 1110 830 1150 850 1120 862 1040 870 984 862z','#31585a')+'<path d="M990 850Q1050 826 1116 838M996 860Q1050 840 1122 852M1010 834L1030 864M1050 826L1070 866M1086 828L1104 862" fill="none" stroke="#7fb8ab" stroke-width="1.6" stroke-opacity=".7"/>'
    b+=walker(830,846,70,'#d9a24e',INK,1,None,shade='#8a6a42',bareheaded=True)
    b+=grass(6,((-10,110),(1110,1210)),36,905,26,84,'#49583c')
    return svg(b,'Làng bích họa Cảnh Dương','Tường nhà làng biển Cảnh Dương vẽ cá voi, thuyền và sóng; thuyền thúng úp trên cát, lưới phơi bên mép nước.',defs=defs)

# ---------------------------------------------------------------- Ba Don market
def cho_ba_don():
    defs=lg('s',[(0,'#b9d3cf'),(.5,'#e9ebd8'),(1,'#f8e6c0')])+rg('sun',[(0,'#fffaf0',1),(.15,'#ffedc0',.72),(.5,'#fbe3b6',.28),(1,'#f6d6ad',0)],604,150,400)+lg('g',[(0,'#efdcb0'),(.4,'#dcc08c'),(1,'#b98f58')])+lg('tl',[(0,'#b04a36'),(1,'#8a3324')])+lg('sh',[(0,'#4a2f22'),(1,'#7d5a3a')])
    b=f'<path d="M0 0h{W}v470H0z" fill="url(#s)"/><circle cx="604" cy="150" r="400" fill="url(#sun)"/><circle cx="604" cy="150" r="36" fill="#fffdf2"/>'
    b+=clouds([(70,240,300,10),(110,900,320,11),(180,330,220,7),(206,960,260,7)],'#fdf6e4',.7)
    b+=path(P(karst([(200,180,110,2.2),(520,150,70,2.2),(860,180,104,2.2),(1120,150,130,2.2)],400,31,-10,1210,15,5,30)),'#b3cbbd')
    b+=path(belt(418,3,-10,1210,24,46,40),'#7fa88b')
    for x,y,h,s in ((470,420,150,34),(498,420,110,28),(742,420,170,36),(770,420,120,30)): b+=areca(x,y,h,s,'#3f7560','#4c6b58')
    # the market hall
    b+=path('M380 420V352H828V420z','#efe2bf')+path('M400 420V372h40v48zM456 420V372h40v48zM712 420V372h40v48zM768 420V372h40v48z','#7d5a3a')+path('M530 420V340Q604 300 678 340V420z','#e3c48f')+path('M560 420V366a44 34 0 0 1 88 0V420z','#5a3a26')
    b+=path('M352 358L398 296H810L856 358z','url(#tl)')+path('M352 358H856V366H352z','#5f2018')
    d=''
    for i in range(1,22): d+=f'M{n(398+412*i/22)} 298L{n(352+504*i/22)} 356'
    b+=f'<path d="{d}" stroke="#5f2018" stroke-width="1.5" stroke-opacity=".4"/>'
    b+=path('M506 344L604 266 702 344z','url(#tl)')+path('M500 350L604 266 708 350 696 350 604 280 512 350z','#5f2018')+path('M540 346L604 294 668 346z','#f6e9cb')+'<circle cx="604" cy="328" r="9" fill="#c98b4c"/>'
    b+=flag(604,270,66,38)
    # ground
    b+=path('M-10 416H1210V910H-10z','url(#g)')+path('M560 420H648L820 910H380z','#f6e9c8','fill-opacity=".55"')
    r=random.Random(7)
    def crowd(y,x0,x1,k,s,seed):
        r=random.Random(seed); d={RED:'',TEAL:'','#8a5c33':'','#c9a35a':''}; ks=list(d); h1=h2=''
        for i in range(k):
            x=x0+(x1-x0)*(i+r.random()*.8)/k; yy=y+r.uniform(-s*.1,s*.1); c=ks[r.randrange(4)]
            d[c]+=f'M{n(x-s*.13)} {n(yy)}q{n(-s*.06)} {n(-s*.6)} {n(s*.12)} {n(-s*.72)}q{n(s*.2)} {n(s*.06)} {n(s*.14)} {n(s*.72)}z'
            h1+=f'M{n(x-s*.23)} {n(yy-s*.72)}q{n(s*.13)} {n(-s*.18)} {n(s*.23)} {n(-s*.28)}q{n(s*.1)} {n(s*.1)} {n(s*.23)} {n(s*.28)}q{n(-s*.23)} {n(s*.07)} {n(-s*.46)} 0z'
            h2+=f'M{n(x)} {n(yy-s)}q{n(s*.1)} {n(s*.1)} {n(s*.23)} {n(s*.28)}l{n(-s*.16)} {n(s*.03)}z'
        return ''.join(path(v,c) for c,v in d.items())+path(h1,GOLD)+path(h2,GOLD2)
    b+=crowd(446,436,796,13,46,3)+crowd(468,520,690,5,56,4)
    def awning(x0,x1,y,h,inset,cols,base,k=9,skew=0):
        """a cloth on bamboo poles: stripes, a scalloped hem, and shade below it"""
        w=(x1-x0)/k; g=path(f'M{x0+14} {y+h}H{x1-14}V{base-20}H{x0+14}z','url(#sh)','fill-opacity=".82"')
        g+=f'<path d="M{x0+inset+skew} {y}V{base-30}M{x1-inset+skew} {y}V{base-30}" stroke="#6b4a2c" stroke-width="5"/>'
        a=['','']; c=['','']
        for i in range(k):
            xa,xb=x0+w*i,x0+w*(i+1); ta=x0+inset+skew+(x1-x0-2*inset)*i/k; tb=x0+inset+skew+(x1-x0-2*inset)*(i+1)/k
            a[i%2]+=f'M{n(ta)} {y}L{n(tb)} {y}L{n(xb)} {y+h}L{n(xa)} {y+h}z'; c[i%2]+=f'M{n(xa)} {y+h}H{n(xb)}v12q{n(-w/2)} 14 {n(-w)} 0z'
        g+=path(a[0],cols[0])+path(a[1],cols[1])+path(c[0],cols[2])+path(c[1],cols[3])
        return g+f'<path d="M{x0+8} {y+h}V{base}M{x1-8} {y+h}V{base}" stroke="#8a6238" stroke-width="6"/>'
    RW=('#96392a','#f4e6c4','#6f2519','#d9c79e'); TW=('#3f8581','#f4e6c4','#2c6663','#d9c79e'); OW=('#c98b4c','#f0dcae','#9a6a2e','#d9c08c'); GW=('#5d8a68','#f0e6c4','#3f6b4e','#d5cba0')
    def heap(x,y,w,seed,cols,s=7,k=18):
        """round fruit heaped on a basket"""
        r=random.Random(seed); out=['']*len(cols)
        for i in range(k):
            t=i/k; yy=y-w*.5*(t**.9)+2; sp=w*.8*(1-t*.86); x1=x+r.uniform(-sp,sp); out[i%len(cols)]+=f'M{n(x1-s)} {n(yy)}a{s} {s} 0 1 1 {2*s} 0a{s} {s} 0 1 1-{2*s} 0z'
        return ''.join(path(d,c) for d,c in zip(out,cols))
    def greens(x,y,w,seed,cols=('#4f8a4c','#7fae5a','#2f6b42')):
        r=random.Random(seed); out=['']*len(cols)
        for i in range(15):
            t=i/14; a=-math.pi*(.08+.84*((i*4%15)/14)); L=w*r.uniform(.7,1.05); ex,ey=math.cos(a)*L,math.sin(a)*L*.72; q=w*.2
            out[i%len(cols)]+=f'M{n(x+ex*.15)} {n(y)}q{n(ex*.3-q)} {n(ey*.7)} {n(ex)} {n(ey)}q{n(-ex*.2+q)} {n(-ey*.4)} {n(-ex)} {n(-ey)}z'
        return ''.join(path(d,c) for d,c in zip(out,cols))
    def hatstacks(stacks,w,step=8):
        """piles of non la; (x, y, how many) each"""
        h=w*.66; g=''
        for i in range(max(k for _,_,k in stacks)):
            a=e=''
            for x,y,k in stacks:
                if i>=k: continue
                q=y-i*step; x+=1 if i%2 else -1
                a+=f'M{n(x-w)} {n(q)}q{n(w*.7)} {n(-h*.5)} {n(w)} {n(-h)} {n(w*.3)} {n(h*.5)} {n(w)} {n(h)} {n(-w)} {n(w*.2)} {n(-2*w)} 0z'
                e+=f'M{n(x)} {n(q-h)}q{n(w*.3)} {n(h*.5)} {n(w)} {n(h)}l{n(-w*.72)} {n(w*.1)}q{n(-w*.2)} {n(-h*.5)} {n(-w*.28)} {n(-h-w*.1)}z'
            g+=path(a,GOLD if i%2 else '#dcc796')+path(e,GOLD2 if i%2 else '#9c8250')
        return g
    def pot(x,y,s,c='#96492f',c2='#6b2d1c'): return at(x,y,s,path('M-14-40H14Q18-36 12-32 34-22 28-4 22 0 0 0-22 0-28-4-34-22-12-32-18-36-14-40z',c)+path('M4-32H12Q34-22 28-4 22 0 4 0 20-14 4-32z',c2)+'<ellipse cx="0" cy="-40" rx="15" ry="4" fill="#33201a"/>')
    # back row of stalls
    b+=awning(-40,214,404,46,26,GW,540,8,10)+awning(226,430,412,38,22,OW,528,7,10)+awning(770,978,410,40,22,TW,530,7,-10)+awning(990,1250,402,48,26,RW,540,8,-10)
    for x,c,f in ((388,RED,-1),(822,TEAL,1)): b+=sitter(x,524,84,c,INK,f)
    b+=walker(508,528,92,TEAL,INK,1,'pole',shade='#8a6a42')+walker(600,512,84,RED,INK,-1,'basket',shade='#8a6a42')+walker(690,536,94,'#8a5c33',INK,-1,'pole',shade='#8a6a42')
    # middle row, under the big awnings
    b+=awning(-60,372,470,74,40,TW,716,11,14)+awning(832,1260,468,76,40,RW,716,11,-14)
    b+=path('M-10 640H350V668H-10z','#8a6238')+path('M-10 640H350V648H-10z','#c79a5e')+path('M860 640H1210V668H860z','#8a6238')+path('M860 640H1210V648H860z','#c79a5e')
    # left stall: the hats of Ba Don; right stall: fruit and pots
    b+=hatstacks(((30,638,6),(104,638,8),(178,638,5),(250,638,7),(318,638,4)),34,10)
    for i,(x,cols) in enumerate(((896,('#c9432f','#a01d1d','#e58a5a')),(962,('#d9a24e','#f3cf6b','#c98b2c')),(1028,('#7fae5a','#4f8a4c','#a9c58a')),(1094,('#e2a184','#c9704a','#f4cdb4')),(1160,('#d9a24e','#c98b2c','#f3cf6b')))): b+=heap(x,634,32,40+i,cols,8,15)
    b+=path('M864 632h64l-6 10h-52zM930 632h64l-6 10h-52zM996 632h64l-6 10h-52zM1062 632h64l-6 10h-52zM1128 632h64l-6 10h-52z','#9a6a3c')
    b+=sitter(150,724,130,RED,'#23383a',1)+sitter(1010,726,132,'#31585a','#23383a',-1)
    for x,s in ((1088,1),(1150,1.15),(1200,.9)): b+=pot(x,726,s)
    for x,s in ((44,.9),(88,.7)): b+=pot(x,724,s,'#7d5232','#4a2f1c')
    b+=basket(226,700,34)+greens(226,698,38,5)
    SH='#6d4a2a'
    b+=walker(436,704,138,'#f4ecd8','#17100d',1,'basket',shade=SH)+walker(566,664,122,'#31585a',INK,1,None,shade=SH)+walker(760,704,136,RED,INK,-1,'pole',shade=SH)
    # foreground: women on the ground with their baskets, seen close
    b+=path('M-10 850Q180 830 420 850 460 866 400 884 180 900-10 890zM660 856Q900 832 1210 852V896Q900 908 680 884 640 870 660 856z',SH,'fill-opacity=".36"')
    b+=sitter(66,878,206,'#8a5c33','#17100d',1)+basket(186,826,56)+heap(186,824,54,61,('#c9432f','#e58a5a','#a01d1d'),10,18)+basket(306,836,54)+greens(306,834,62,62)+basket(252,868,34)+heap(252,866,32,63,('#f3cf6b','#d9a24e'),7,16)
    b+=sitter(470,884,180,RED,'#23383a',-1)
    b+=sitter(706,888,196,TEAL,'#33241c',1)+basket(820,842,56)+fishes(8,776,824,76,20,15,14)+basket(936,848,52,'#31585a','#7fb8ab')+fishes(9,896,832,66,18,13,14,('#e2a184','#c9704a','#f4cdb4'))+basket(882,880,32)+greens(882,878,36,66,('#7fae5a','#4f8a4c','#a9c58a'))
    b+=sitter(1142,884,200,'#7b1a17','#17100d',-1)+basket(1036,852,46)+heap(1036,850,44,67,('#d9a24e','#c98b2c','#f3cf6b'),9,15)
    return svg(b,'Phiên chợ Ba Đồn','Chợ Ba Đồn buổi sớm: người đội nón ngồi bên thúng rau, cá, trái cây và chồng nón lá dưới những mái bạt kẻ sọc.',defs=defs)

SCENES=[('son-doong','son_doong'),('le-thuy','le_thuy'),('dong-hoi','dong_hoi'),('vung-chua','vung_chua'),('rung-nguyen-sinh','rung_nguyen_sinh'),('cang-ca','cang_ca'),('canh-duong','canh_duong'),('cho-ba-don','cho_ba_don')]
def prefixed(s,name):
    """ids made the scene's own, so that several pictures can be inlined on one page"""
    p=''.join(w[0] for w in name.split('-'))+name[-1]
    return re.sub(r'url\(#',f'url(#{p}-',re.sub(r' id="',f' id="{p}-',s))
def minified(s):
    """path data without the spaces it does not need"""
    def f(m):
        d=re.sub(r'(?<=\d) -','-',m.group(1)); d=re.sub(r'\s*([A-Za-z])\s*',r'\1',d); d=re.sub(r'(\.\d*[1-9])0+(?=\D|$)|\.0+(?=\D|$)',r'\1',d)
        return f' d="{d}"'
    return re.sub(r'="0\.(\d)',r'=".\1',re.sub(r' d="([^"]+)"',f,s))
def main(argv):
    here=os.path.dirname(os.path.abspath(__file__))
    out=argv[0] if argv else os.path.join(here,'..','..','content','pictures')
    for name,fn in SCENES:
        if argv[1:] and name not in argv[1:]: continue
        if fn not in globals(): continue
        s=prefixed(minified(globals()[fn]()),name)
        with open(os.path.join(out,name+'.svg'),'w',encoding='utf-8') as f: f.write(s+'\n')
        print(name,len(s.encode()))
if __name__=='__main__': main(sys.argv[1:])
