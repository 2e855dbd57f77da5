using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Kernels;

/// <summary>Writes an expression as C# over vectors; what is used twice becomes a local.</summary>
internal sealed class VectorExpression(FastWriter writer)
{
    private readonly Dictionary<Expression, string> _locals = [];
    private string[] _operands = [];

    /// <summary>Declares the locals and gives the value.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="operands">The operands' vectors in C#.</param>
    public string Write(Expression expression, params string[] operands)
    {
        _operands = operands;
        foreach (Expression shared in SharedParts.Of(expression))
        {
            string text = Text(shared, 0);
            _locals.Add(shared, IsName(text) ? text : writer.Local("u", text));
        }

        return Text(expression, 0);
    }

    private static bool IsName(string text) => text.All(char.IsLetterOrDigit);

    private string Text(Expression expression, int precedence)
    {
        if (_locals.TryGetValue(expression, out string? local))
        {
            return local;
        }

        (string text, int own) = expression switch
        {
            OperandExpression operand => (_operands[operand.Index], Precedence.Atom),
            ConstantExpression { Value: 0 } => (writer.Zero, Precedence.Atom),
            ConstantExpression constant => (writer.Spread(writer.Number(constant.Value)), Precedence.Atom),
            CountExpression count => (writer.Spread($"({writer.Type}){ScalarExpression.Count(writer, count.PerSample)}"), Precedence.Atom),
            UnaryExpression { Function.Name: "Abs" or "Sqrt" } unary => ($"{writer.Family}.{unary.Function.Name}({Text(unary.Argument, 0)})", Precedence.Atom),
            UnaryExpression unary => (writer.Function(unary.Function.Name, Text(unary.Argument, 0)), Precedence.Atom),
            SelectExpression { IsNegativeAbs: true } select => ($"-{writer.Family}.Abs({Text(select.Left, 0)})", Precedence.Unary),
            SelectExpression { Otherwise: ConstantExpression { Value: 0 } } select => (
                $"{Text(select.Then, Precedence.Sum)} & {Greater(select.Left, select.Right)}", Precedence.Selection),
            SelectExpression select => (Choose(select.Left, select.Right, select.Then, select.Otherwise), Precedence.Atom),
            BinaryExpression binary => Binary(binary),
            _ => (string.Empty, Precedence.Atom),
        };
        return own < precedence ? $"({text})" : text;
    }

    /// <summary>A comparison and a blend, which keeps NaN on the left as the scalar functions do.</summary>
    private string Choose(Expression left, Expression right, Expression then, Expression otherwise) =>
        $"{writer.Family}.ConditionalSelect({Greater(left, right)}, {Text(then, 0)}, {Text(otherwise, 0)})";

    private string Greater(Expression left, Expression right) => $"Greater{writer.Bits}({Text(left, 0)}, {Text(right, 0)})";

    /// <summary>One instruction, in which a processor that does not hand on every NaN hands on the one on the left as the scalar functions do: it
    /// stands last.</summary>
    private string Extreme(string function, BinaryExpression binary) =>
        $"{function}({Text(binary.Right, 0)}, {Text(binary.Left, 0)})";

    private (string Text, int Precedence) Binary(BinaryExpression binary) => binary.Operator switch
    {
        BinaryOperator.Add => ($"{Text(binary.Left, Precedence.Sum)} + {Text(binary.Right, Precedence.Sum + 1)}", Precedence.Sum),
        BinaryOperator.Subtract when binary.Left == (Expression)0 => ($"-{Text(binary.Right, Precedence.Atom)}", Precedence.Unary),
        BinaryOperator.Subtract => ($"{Text(binary.Left, Precedence.Sum)} - {Text(binary.Right, Precedence.Sum + 1)}", Precedence.Sum),
        BinaryOperator.Multiply => ($"{Text(binary.Left, Precedence.Term)} * {Text(binary.Right, Precedence.Term + 1)}", Precedence.Term),
        BinaryOperator.Divide => ($"{Text(binary.Left, Precedence.Term)} / {Text(binary.Right, Precedence.Term + 1)}", Precedence.Term),
        BinaryOperator.Max => (Extreme("Max" + writer.Bits, binary), Precedence.Atom),
        _ => (Extreme(writer.Family + ".MinNative", binary), Precedence.Atom),
    };
}
