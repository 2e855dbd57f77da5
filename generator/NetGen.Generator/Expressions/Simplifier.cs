namespace NetGen.Generator.Expressions;

/// <summary>
/// The algebra expressions are built with: constants fold, neutral elements vanish, selections on one condition are added branch by branch, a factor
/// moves into the branches of a selection, and a divisor does where a branch is a constant. A zero that arises here is exact: it belongs to a branch
/// that does not depend on the operand.
/// </summary>
internal static class Simplifier
{
    public static Expression Add(Expression left, Expression right) => (left, right) switch
    {
        (ConstantExpression a, ConstantExpression b) => a.Value + b.Value,
        (ConstantExpression { Value: 0 }, _) => right,
        (_, ConstantExpression { Value: 0 }) => left,
        _ when left == right => Multiply(2, left),
        (_, BinaryExpression { Operator: BinaryOperator.Subtract, Left: ConstantExpression { Value: 0 } } negated) => Subtract(left, negated.Right),
        (BinaryExpression { Operator: BinaryOperator.Subtract, Left: ConstantExpression { Value: 0 } } negated, _) => Subtract(right, negated.Right),
        (SelectExpression a, SelectExpression b) when a.Left == b.Left && a.Right == b.Right =>
            Select(a.Left, a.Right, Add(a.Then, b.Then), Add(a.Otherwise, b.Otherwise)),
        _ => new BinaryExpression(BinaryOperator.Add, left, right),
    };

    public static Expression Subtract(Expression left, Expression right) => (left, right) switch
    {
        (ConstantExpression a, ConstantExpression b) => a.Value - b.Value,
        (_, ConstantExpression { Value: 0 }) => left,
        (ConstantExpression { Value: 0 }, BinaryExpression { Operator: BinaryOperator.Subtract } difference) => Subtract(difference.Right, difference.Left),
        _ => new BinaryExpression(BinaryOperator.Subtract, left, right),
    };

    public static Expression Multiply(Expression left, Expression right) => (left, right) switch
    {
        (ConstantExpression { Value: 0 }, _) or (_, ConstantExpression { Value: 0 }) => 0,
        (ConstantExpression a, ConstantExpression b) => a.Value * b.Value,
        (ConstantExpression { Value: 1 }, _) => right,
        (_, ConstantExpression { Value: 1 }) => left,
        (ConstantExpression { Value: -1 }, _) => Subtract(0, right),
        (_, ConstantExpression { Value: -1 }) => Subtract(0, left),
        (_, ConstantExpression) => Multiply(right, left),
        (ConstantExpression a, BinaryExpression { Operator: BinaryOperator.Multiply, Left: ConstantExpression b } product) =>
            Multiply(a.Value * b.Value, product.Right),
        (_, BinaryExpression { Operator: BinaryOperator.Divide } quotient) => Divide(Multiply(left, quotient.Left), quotient.Right),
        (BinaryExpression { Operator: BinaryOperator.Divide } quotient, _) => Divide(Multiply(quotient.Left, right), quotient.Right),
        (SelectExpression select, _) => Select(select.Left, select.Right, Multiply(select.Then, right), Multiply(select.Otherwise, right)),
        (_, SelectExpression select) => Select(select.Left, select.Right, Multiply(left, select.Then), Multiply(left, select.Otherwise)),
        _ => new BinaryExpression(BinaryOperator.Multiply, left, right),
    };

    public static Expression Divide(Expression left, Expression right) => (left, right) switch
    {
        (ConstantExpression { Value: 0 }, _) => 0,
        (_, ConstantExpression { Value: 1 }) => left,
        (ConstantExpression a, ConstantExpression b) => a.Value / b.Value,
        (SelectExpression select, _) when select.Then is ConstantExpression || select.Otherwise is ConstantExpression =>
            Select(select.Left, select.Right, Divide(select.Then, right), Divide(select.Otherwise, right)),
        _ => new BinaryExpression(BinaryOperator.Divide, left, right),
    };

    public static Expression Max(Expression left, Expression right) => (left, right) switch
    {
        (ConstantExpression a, ConstantExpression b) => a.Value > b.Value ? a : b,
        _ => new BinaryExpression(BinaryOperator.Max, left, right),
    };

    public static Expression Min(Expression left, Expression right) => (left, right) switch
    {
        (ConstantExpression a, ConstantExpression b) => a.Value < b.Value ? a : b,
        _ => new BinaryExpression(BinaryOperator.Min, left, right),
    };

    public static Expression Select(Expression left, Expression right, Expression then, Expression otherwise) => (left, right) switch
    {
        _ when then == otherwise => then,
        (ConstantExpression a, ConstantExpression b) => a.Value > b.Value ? then : otherwise,
        _ => new SelectExpression(left, right, then, otherwise),
    };
}
