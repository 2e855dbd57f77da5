using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Writes an expression as C# over single numbers; what is used twice becomes a local.</summary>
internal sealed class ScalarExpression(LoopWriter loop)
{
    private readonly Dictionary<Expression, string> _locals = [];
    private string[] _operands = [];

    private string Framework => loop.Type == "float" ? "MathF" : "Math";

    public static string Function(string name) => $"ScalarMath.{name}";

    /// <summary>n·perSample in C#, n the size of the batch.</summary>
    public static string Count(LoopWriter loop, long perSample) =>
        perSample == 1 ? loop.BatchSize.ToString() : $"({loop.BatchSize} * {Literal.Of(perSample)})";

    /// <summary>Declares the locals and gives the value.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="tensors">The operands, for the locals' names.</param>
    /// <param name="elements">The operands' elements in C#.</param>
    public string Write(Expression expression, ImmutableArray<Tensor> tensors, string[] elements)
    {
        _operands = elements;
        foreach (Expression shared in SharedParts.Of(expression))
        {
            string name = shared is OperandExpression operand ? LocalName(tensors[operand.Index]) : "u" + Literal.Of(_locals.Count);
            loop.Code.Line($"{loop.Type} {name} = {Text(shared, 0)};");
            _locals.Add(shared, name);
        }

        return Text(expression, 0);
    }

    private string LocalName(Tensor tensor)
    {
        string letters = new([.. tensor.Symbol.Where(char.IsLetter)]);
        string name = char.ToLowerInvariant(letters[0]) + letters.Substring(1) + "Value";
        return _locals.ContainsValue(name) ? name + Literal.Of(_locals.Count) : name;
    }

    private string Text(Expression expression, int precedence)
    {
        if (_locals.TryGetValue(expression, out string? local))
        {
            return local;
        }

        (string text, int own) = expression switch
        {
            OperandExpression operand => (_operands[operand.Index], Precedence.Atom),
            ConstantExpression { Value: < 0 } constant => (loop.Number(constant.Value), Precedence.Unary),
            ConstantExpression constant => (loop.Number(constant.Value), Precedence.Atom),
            CountExpression count => (Count(loop, count.PerSample), Precedence.Atom),
            UnaryExpression { Function.Name: "Abs" or "Sqrt" } unary => ($"{Framework}.{unary.Function.Name}({Text(unary.Argument, 0)})", Precedence.Atom),
            UnaryExpression unary => ($"{Function(unary.Function.Name)}({Text(unary.Argument, 0)})", Precedence.Atom),
            SelectExpression { IsNegativeAbs: true } select => ($"-{Framework}.Abs({Text(select.Left, 0)})", Precedence.Unary),
            SelectExpression select => (
                $"{Text(select.Left, Precedence.Sum)} > {Text(select.Right, Precedence.Sum)} ? {Text(select.Then, Precedence.Sum)} : {Text(select.Otherwise, Precedence.Sum)}",
                Precedence.Selection),
            BinaryExpression binary => Binary(binary),
            _ => (string.Empty, Precedence.Atom),
        };
        return own < precedence ? $"({text})" : text;
    }

    private (string Text, int Precedence) Binary(BinaryExpression binary) => binary.Operator switch
    {
        BinaryOperator.Add => ($"{Text(binary.Left, Precedence.Sum)} + {Text(binary.Right, Precedence.Sum + 1)}", Precedence.Sum),
        BinaryOperator.Subtract when binary.Left == (Expression)0 => ($"-{Text(binary.Right, Precedence.Atom)}", Precedence.Unary),
        BinaryOperator.Subtract => ($"{Text(binary.Left, Precedence.Sum)} - {Text(binary.Right, Precedence.Sum + 1)}", Precedence.Sum),
        BinaryOperator.Multiply => ($"{Text(binary.Left, Precedence.Term)} * {Text(binary.Right, Precedence.Term + 1)}", Precedence.Term),
        BinaryOperator.Divide => ($"{Text(binary.Left, Precedence.Term)} / {Text(binary.Right, Precedence.Term + 1)}", Precedence.Term),
        BinaryOperator.Max => ($"Math.Max({Text(binary.Left, 0)}, {Text(binary.Right, 0)})", Precedence.Atom),
        _ => ($"Math.Min({Text(binary.Left, 0)}, {Text(binary.Right, 0)})", Precedence.Atom),
    };
}
