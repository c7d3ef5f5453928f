import { render } from 'preact';
import { paletteCss } from '../report/figures/palette.ts';
import { App } from './app.tsx';
import './style.css';

const style = document.createElement('style');
style.textContent = paletteCss();
document.head.prepend(style);
render(<App />, document.getElementById('page')!);
