// What dependency-cruiser 17 does not know about today's TypeScript, told to the parser that it uses.
const swc = require('@swc/core');
const { Visitor } = require('@swc/core/Visitor');

// It asks for .tsx files as plain TypeScript and falls over their tags.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

// Its visitor has never heard of `using`.
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function visit(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  for (const declarator of statement.decls) this.visitVariableDeclarator(declarator);
  return statement;
};
