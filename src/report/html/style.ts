import { paletteCss } from '../figures/palette.ts';

/** Style sheet of a report: light, dark or printed; wide on a desk, one column on a phone. */
export function styleSheet(): string {
  return `${paletteCss()}\n${STYLE}`;
}

const STYLE = `
*{box-sizing:border-box}
html{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1.25rem 4rem;overflow-wrap:break-word}
p,li,dd{max-width:46rem}
h1{font-size:clamp(1.6rem,4.5vw,2.2rem);line-height:1.2;margin:.2rem 0 1rem;max-width:46rem;text-wrap:balance}
h2{font-size:1.45rem;line-height:1.25;margin:3rem 0 1rem;padding-top:1rem;border-top:1px solid var(--grid)}
h3{font-size:1.2rem;line-height:1.3;margin:0 0 .25rem;max-width:46rem;text-wrap:balance}
a{color:var(--blue);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
.kind,.subtitle,.sources,caption,small,figcaption,footer{color:var(--faint)}
.kind{margin:0;font-size:.9rem}
.answer{font-size:1.15rem}
nav ol{columns:2 20rem;column-gap:2.5rem;margin:.5rem 0;padding-left:1.4rem}
nav li{break-inside:avoid;padding:.1rem 0}
nav ul{padding-left:1.1rem;font-size:.92rem}
.key{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1.25rem 1.5rem;margin:0}
.key div{display:flex;flex-direction:column;border-left:3px solid var(--grid);padding-left:.8rem}
.key dt{order:2;font-weight:600;line-height:1.35}
.key dd{margin:0}
.key .value{order:1;font-size:1.7rem;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums}
.key .note{order:3;font-size:.9rem;line-height:1.4;color:var(--faint)}
figure{margin:0 0 3.25rem}
.asks{margin:0 0 .15rem;font-size:.9rem;color:var(--faint)}
.subtitle{margin:0 0 .75rem;font-size:.95rem}
figcaption,.sources,details{font-size:.92rem}
figcaption p{margin:.4rem 0}
.picture svg{display:block;max-width:100%;height:auto;--plot-background:var(--paper)}
summary{cursor:pointer;color:var(--blue);padding:.35rem 0;width:fit-content}
.scroll{overflow-x:auto;margin:1rem 0 .25rem}
table{border-collapse:collapse;font-size:.9rem;line-height:1.35;font-variant-numeric:tabular-nums;min-width:min(100%,30rem)}
caption{text-align:left;font-weight:600;color:var(--ink);padding-bottom:.4rem;position:sticky;left:0;width:fit-content;max-width:min(46rem,calc(100vw - 2.5rem))}
th,td{padding:.32rem .7rem .32rem 0;text-align:left;vertical-align:top}
td{overflow-wrap:normal}
thead th{vertical-align:bottom;border-bottom:1px solid var(--faint);line-height:1.2}
thead small{display:block;font-weight:400}
tbody tr+tr>*{border-top:1px solid var(--grid)}
tbody th{font-weight:500;white-space:nowrap}
.number{text-align:right}
td.number,.date{white-space:nowrap}
.text{min-width:14rem}
dl.columns{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.2rem 1rem}
dl.columns dd{margin:0}
@media (max-width:40rem){html{font-size:15px}body{padding:1rem 1rem 3rem}dl.columns{display:block}dl.columns dd{margin:0 0 .5rem}nav ol{columns:1}}
@media print{
html{font-size:10.5pt}body{max-width:none;padding:0}
nav,.skip,summary{display:none}
figure,tr,.key div{break-inside:avoid}
h2,h3,thead{break-after:avoid}
.scroll{overflow:visible}
table{font-size:7pt;min-width:0}
th,td{padding-right:.35rem;white-space:normal!important}
.text{min-width:0}
a{color:inherit;text-decoration:none}
}
`;
