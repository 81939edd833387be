export const page = document.body;
