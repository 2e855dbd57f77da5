using NetGen.Generator.Text;

namespace NetGen.Generator.Programs;

/// <summary>
/// An address or a count in generated code: literals and symbols, such as a loop's counter, added and multiplied by literals. It simplifies as it is
/// built, and becomes C# where it is written.
/// </summary>
internal abstract record Index
{
    public static Index Zero { get; } = new LiteralIndex(0);

    public static Index One { get; } = new LiteralIndex(1);

    public bool IsZero => Value == 0;

    public bool IsOne => Value == 1;

    /// <summary>The number, where it is one when the code is written; else null.</summary>
    public virtual int? Value => null;

    public static implicit operator Index(int value) => new LiteralIndex(value);

    public static Index operator +(Index left, Index right) => (left, right) switch
    {
        (LiteralIndex a, LiteralIndex b) => a.Number + b.Number,
        (LiteralIndex { Number: 0 }, _) => right,
        (_, LiteralIndex { Number: 0 }) => left,
        (SumIndex { Right: LiteralIndex a } sum, LiteralIndex b) => sum.Left + (a.Number + b.Number),
        _ => new SumIndex(left, right),
    };

    public static Index operator *(Index left, int right) => (left, right) switch
    {
        (LiteralIndex a, _) => a.Number * right,
        (_, 0) => Zero,
        (_, 1) => left,
        (ProductIndex product, _) => new ProductIndex(product.Left, product.Right * right),
        _ => new ProductIndex(left, right),
    };

    /// <summary>A counter, a parameter, or another expression in C# that is no sum of such.</summary>
    public static Index Of(string symbol) => new SymbolIndex(symbol);

    /// <summary>The quotient, rounded down.</summary>
    public static Index operator /(Index left, int right) => (left, right) switch
    {
        (LiteralIndex a, _) => a.Number / right,
        (_, 1) => left,
        _ => new QuotientIndex(left, '/', right),
    };

    /// <summary>The remainder.</summary>
    public static Index operator %(Index left, int right) => (left, right) switch
    {
        (LiteralIndex a, _) => a.Number % right,
        (_, 1) => Zero,
        _ => new QuotientIndex(left, '%', right),
    };

    /// <summary>In C#.</summary>
    public sealed override string ToString() => Text;

    /// <summary>In C#, as a factor or the operand of a cast: in parentheses where it is more than one word.</summary>
    public string Factor => Text.IndexOf(' ') < 0 ? Text : $"({Text})";

    protected abstract string Text { get; }

    private sealed record LiteralIndex(int Number) : Index
    {
        public override int? Value => Number;

        protected override string Text => Literal.Of(Number);
    }

    private sealed record SymbolIndex(string Symbol) : Index
    {
        protected override string Text => Symbol;
    }

    private sealed record SumIndex(Index Left, Index Right) : Index
    {
        protected override string Text => Right.Value < 0 ? Left.Text + " - " + Literal.Of(-Right.Value.Value) : Left.Text + " + " + Right.Text;
    }

    private sealed record ProductIndex(Index Left, int Right) : Index
    {
        /// <summary>C# divides and multiplies from left to right.</summary>
        protected override string Text => $"{(Left is QuotientIndex ? Left.Text : Left.Factor)} * {Literal.Of(Right)}";
    }

    private sealed record QuotientIndex(Index Left, char Operator, int Right) : Index
    {
        protected override string Text => $"{Left.Factor} {Operator} {Literal.Of(Right)}";
    }
}
