"""Jinja's tree of a copy, compiled into a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from lmp_press.diagnostics import Problem, ProblemsFoundError, in_order
from lmp_press.template import plan
from lmp_press.template.parsing import parse
from lmp_press.template.strange import strange_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lmp_press.source import Source


def compiled(sources: Mapping[str, Source]) -> plan.Plan:
    """Return the plan of a copy and of what it includes.

    ProblemsFoundError names what is not written in the template language.
    """
    trees = {name: parse(source) for name, source in sources.items()}
    problems: list[Problem] = []
    for name, tree in trees.items():
        problems += in_order(strange_nodes(tree, sources[name], _ALLOWED))
    if problems:
        raise ProblemsFoundError(problems)
    return {name: _file(name, tree) for name, tree in trees.items()}


def _file(name: str, tree: nodes.Template) -> plan.File:
    return plan.priced(plan.File(name, _body(tree.body)))


def _body(body: Iterable[nodes.Node]) -> plan.Body:
    statements: list[plan.Statement] = []
    for node in body:
        if isinstance(node, nodes.Output):
            statements += map(_printed, node.nodes)
        else:
            statements.append(_STATEMENTS[type(node)](node))
    return tuple(statements)


def _printed(node: nodes.Node) -> plan.Statement:
    if isinstance(node, nodes.TemplateData):
        return plan.Words(node.lineno, node.data)
    return plan.Interpolation(node.lineno, _expression(node))


def _if(node: nodes.If) -> plan.If:
    branches = [node, *node.elif_]
    tests = _expressions(branch.test for branch in branches)
    bodies = tuple(_body(branch.body) for branch in branches)
    return plan.If(node.lineno, tests, bodies, _body(node.else_))


def _for(node: nodes.For) -> plan.For:
    items, test = _expression(node.iter), _expression(node.test) if node.test else None
    body, otherwise = _body(node.body), _body(node.else_)
    loop = plan.For(node.lineno, _name(node.target), items, test, body, otherwise)
    return plan.priced(loop)


def _macro(node: nodes.Macro) -> plan.Macro:
    names = tuple(argument.name for argument in node.args)
    defaults, body = _expressions(node.defaults), _body(node.body)
    return plan.priced(plan.Macro(node.lineno, node.name, names, defaults, body))


def _expression(node: Any) -> plan.Expression:
    return _EXPRESSIONS[type(node)](node)


def _expressions(found: Iterable[Any]) -> tuple[plan.Expression, ...]:
    return tuple(map(_expression, found))


def _name(node: Any) -> str:
    name: str = node.name
    return name


def _item(node: nodes.Getitem) -> plan.Expression:
    of = _expression(node.node)
    if isinstance(node.arg, nodes.Const) and type(node.arg.value) in {str, int}:
        return plan.Attribute(node.lineno, of, node.arg.value)
    return plan.Item(node.lineno, of, _expression(node.arg))


def _compare(node: nodes.Compare) -> plan.Compare:
    signs = tuple(operand.op for operand in node.ops)
    others = _expressions(operand.expr for operand in node.ops)
    return plan.Compare(node.lineno, _expression(node.expr), signs, others)


def _choice(node: nodes.CondExpr) -> plan.Choice:
    otherwise = _expression(node.expr2) if node.expr2 else None
    return plan.Choice(node.lineno, _expression(node.test), _expression(node.expr1), otherwise)


def _call(node: nodes.Call) -> plan.Call:
    names = tuple(named.key for named in node.kwargs)
    named = _expressions(named.value for named in node.kwargs)
    return plan.Call(node.lineno, _name(node.node), _expressions(node.args), names, named)


# What the copy may be made of. No arithmetic, no calls but of its own macros, nothing that joins
# values outside our sight.
_STATEMENTS: dict[type, Callable[[Any], plan.Statement]] = {
    nodes.If: _if,
    nodes.For: _for,
    nodes.Assign: lambda n: plan.Set(n.lineno, _name(n.target), _expression(n.node)),
    nodes.With: lambda n: plan.With(
        n.lineno, tuple(map(_name, n.targets)), _expressions(n.values), _body(n.body)
    ),
    nodes.Include: lambda n: plan.Include(n.lineno, n.template.value),
    nodes.Macro: _macro,
}
_EXPRESSIONS: dict[type, Callable[[Any], plan.Expression]] = {
    nodes.Const: lambda n: plan.Constant(n.lineno, n.value),
    nodes.Name: lambda n: plan.Name(n.lineno, n.name),
    nodes.Getattr: lambda n: plan.Attribute(n.lineno, _expression(n.node), n.attr),
    nodes.Getitem: _item,
    nodes.Filter: lambda n: plan.Filter(
        n.lineno, n.name, _expression(n.node), _expressions(n.args)
    ),
    nodes.Test: lambda n: plan.Test(n.lineno, n.name, _expression(n.node)),
    nodes.Not: lambda n: plan.Not(n.lineno, _expression(n.node)),
    nodes.And: lambda n: plan.And(n.lineno, _expression(n.left), _expression(n.right)),
    nodes.Or: lambda n: plan.Or(n.lineno, _expression(n.left), _expression(n.right)),
    nodes.Compare: _compare,
    nodes.CondExpr: _choice,
    nodes.Call: _call,
}
_ALLOWED = (
    *(*_STATEMENTS, *_EXPRESSIONS, nodes.Template, nodes.Output, nodes.TemplateData),
    *(nodes.Keyword, nodes.Operand),
)
