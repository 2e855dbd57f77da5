using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Generator.Expressions;

/// <summary>Expressions in the tutorial's notation: ∘ between elements, · with a number.</summary>
internal sealed class Notation
{
    private readonly IReadOnlyList<string> _operands;

    private Notation(IReadOnlyList<string> operands) => _operands = operands;

    /// <summary>The formula.</summary>
    /// <param name="expression">What is written.</param>
    /// <param name="operands">The operands' symbols.</param>
    public static string Of(Expression expression, IReadOnlyList<string> operands) => new Notation(operands).Text(expression, 0);

    private string Text(Expression expression, int precedence)
    {
        (string text, int own) = expression switch
        {
            OperandExpression operand => (_operands[operand.Index], Precedence.Atom),
            ConstantExpression constant => (Number(constant.Value), constant.Value < 0 ? Precedence.Unary : Precedence.Atom),
            CountExpression { PerSample: 1 } => ("n", Precedence.Atom),
            CountExpression count => ("(n·" + Number(count.PerSample) + ")", Precedence.Atom),
            UnaryExpression { Function.Name: "Abs" } unary => ($"|{Text(unary.Argument, 0)}|", Precedence.Atom),
            UnaryExpression { Function.Name: "NormalCdf" } unary => ($"Φ({Text(unary.Argument, 0)})", Precedence.Atom),
            UnaryExpression unary => ($"{unary.Function.Name.ToLowerInvariant()}({Text(unary.Argument, 0)})", Precedence.Atom),
            SelectExpression { IsNegativeAbs: true } select => ($"−|{Text(select.Left, 0)}|", Precedence.Unary),
            SelectExpression select => (
                $"{Text(select.Then, Precedence.Sum)} where {Text(select.Left, Precedence.Sum)} > {Text(select.Right, Precedence.Sum)}, else {Text(select.Otherwise, Precedence.Sum)}",
                Precedence.Selection),
            BinaryExpression binary => Binary(binary),
            _ => (string.Empty, Precedence.Atom),
        };
        return own < precedence ? $"({text})" : text;
    }

    private (string Text, int Precedence) Binary(BinaryExpression binary) => binary.Operator switch
    {
        BinaryOperator.Add => ($"{Text(binary.Left, Precedence.Sum)} + {Text(binary.Right, Precedence.Sum)}", Precedence.Sum),
        BinaryOperator.Subtract when binary.Left == (Expression)0 => ($"−{Text(binary.Right, Precedence.Term)}", Precedence.Unary),
        BinaryOperator.Subtract => ($"{Text(binary.Left, Precedence.Sum)} − {Text(binary.Right, Precedence.Sum + 1)}", Precedence.Sum),
        BinaryOperator.Multiply when binary.Left == binary.Right => ($"{Text(binary.Left, Precedence.Atom)}²", Precedence.Atom),
        BinaryOperator.Multiply when binary.Left is ConstantExpression => ($"{Text(binary.Left, Precedence.Term)}·{Text(binary.Right, Precedence.Term)}", Precedence.Term),
        BinaryOperator.Multiply => ($"{Text(binary.Left, Precedence.Term)} ∘ {Text(binary.Right, Precedence.Term)}", Precedence.Term),
        BinaryOperator.Divide => ($"{Text(binary.Left, Precedence.Term)} / {Text(binary.Right, Precedence.Term + 1)}", Precedence.Term),
        BinaryOperator.Max => ($"max({Text(binary.Left, 0)}, {Text(binary.Right, 0)})", Precedence.Atom),
        _ => ($"min({Text(binary.Left, 0)}, {Text(binary.Right, 0)})", Precedence.Atom),
    };

    /// <summary>As in mathematics, but for the exponent: −0.5, 1e-5.</summary>
    private static string Number(double value)
    {
        string text = System.Math.Abs(value).ToString("G6", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E');
        text = exponent < 0
            ? text
            : $"{text.Substring(0, exponent)}e{int.Parse(text.Substring(exponent + 1), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}";
        return value < 0 ? "−" + text : text;
    }
}
