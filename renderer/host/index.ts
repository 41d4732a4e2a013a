export { type Client, createClient, type Send } from './client';
