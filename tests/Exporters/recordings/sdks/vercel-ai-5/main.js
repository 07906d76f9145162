import './vercel-5.js';
