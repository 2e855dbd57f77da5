using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <content>The words of one width of vectors.</content>
internal sealed partial class FastWriter
{
    /// <summary>Vectors whose lanes are summed together.</summary>
    public const int SumsAtOnce = 4;

    /// <summary>Vectors that one call stores.</summary>
    private const int StoresPerCall = 4;

    private HashSet<string>? _tensors;
    private int _functions;
    private int _locals;

    /// <summary>The vector's type, by an alias that the compiler binds once.</summary>
    public string Vector => VectorAlias(Precision) + Bits;

    /// <summary>How the vectors' types are named in generated code; the width in bits stands behind.</summary>
    public static string VectorAlias(Precision precision) => precision == Precision.Double ? "Doubles" : "Floats";

    public string Zero => $"Zero{Bits}";

    public string Load(Address element) => $"Load{Bits}({element.Place})";

    /// <summary>The numbers from an element on, as many as are left, and zeros behind them.</summary>
    public string LoadPart(Address element, string left) => $"VectorPart.Load{Bits}(ref {element}, {left})";

    public void Store(Address element, string vector) => Code.Line($"Store{Bits}({vector}, {element.Place});");

    /// <summary>Stores vectors: the first at an element, each other so many elements behind the one before.</summary>
    public void StoreVectors(Address element, IReadOnlyList<string> vectors, int step) =>
        InFours(element, vectors, step, "Store", "StoreFour");

    /// <summary>A call for each four vectors, then one for each that is left.</summary>
    private void InFours(Address element, IReadOnlyList<string> vectors, int step, string one, string four, string firstArgument = "")
    {
        int whole = vectors.Count / StoresPerCall * StoresPerCall;
        for (int i = 0; i < vectors.Count; i += i < whole ? StoresPerCall : 1)
        {
            Index distance = element.Distance + (i * step);
            Code.Line(i < whole
                ? $"{four}{Bits}({firstArgument}{string.Join(", ", vectors.Skip(i).Take(StoresPerCall))}, ref {element.Reference}, {distance}, {Literal.Of(step)});"
                : $"{one}{Bits}({firstArgument}{vectors[i]}, ref {element.Reference}, {distance});");
        }
    }

    /// <summary>A number of the code in every place.</summary>
    public string Spread(string number) => $"Number{Bits}({number})";

    /// <summary>A number in memory in every place.</summary>
    public string Spread(Address element) => $"Spread{Bits}({element.Place})";

    /// <summary>left · right + addend.</summary>
    public string Sum(string left, string right, string addend) => $"MultiplyAdd{Bits}({left}, {right}, {addend})";

    /// <summary>An elementary function of a vector.</summary>
    public string Function(string name, string argument)
    {
        _functions++;
        return $"VectorMath.{name}({argument})";
    }

    /// <summary>About how many statements the JIT will see: an elementary function is inlined.</summary>
    public int Statements => Code.Statements + (_functions * Budget.FunctionStatements);

    public void MultiplyAdd(string sum, string left, string right) => Code.Line($"{sum} = {Sum(left, right, sum)};");

    /// <summary>The same with a vector from an element on.</summary>
    public void MultiplyAdd(string sum, string left, Address right) => Code.Line($"{sum} = MultiplyAddLoad{Bits}({left}, {right.Place}, {sum});");

    /// <summary>The same with a number in memory, spread out.</summary>
    public void MultiplyAdd(string sum, Address left, string right) => Code.Line($"{sum} = MultiplyAddSpread{Bits}({left.Place}, {right}, {sum});");

    /// <summary>The same with two vectors, which are in registers as the sums are.</summary>
    public void MultiplyAddTwo(string sum, string sum2, Address left, string right, string right2)
    {
        Code.Line($"MultiplyAddTwo{Bits}({left.Place}, {right}, {right2}, ref {sum}, ref {sum2});");
        Code.AddStatements(1);
    }

    /// <summary>Adds up chains of sums, as a tree; the total is in the first.</summary>
    public string AddChains(IReadOnlyList<string> sums)
    {
        for (int count = sums.Count; count > 1; count -= count / 2)
        {
            for (int k = 0; k < count / 2; k++)
            {
                Code.Line($"{sums[k]} += {sums[count - (count / 2) + k]};");
            }
        }

        return sums[0];
    }

    /// <summary>The vector with all but its first numbers zero.</summary>
    public string KeepFirst(string vector, int count) => count >= Lanes ? vector : $"{Atom(vector)} & {First(count)}";

    /// <summary>The vector with all but its last numbers zero.</summary>
    public string KeepLast(string vector, int count) => $"{Family}.AndNot({vector}, {First(Lanes - count)})";

    /// <summary>The vector's last numbers in the first places, and zeros behind them.</summary>
    public string LastFirst(string vector, int count)
    {
        string places = string.Join(", ", Enumerable.Range(0, Lanes).Select(i => (i < count ? Literal.Of(Lanes - count + i) : "-1") + IndexSuffix));
        return $"{Family}.Shuffle({vector}, {Family}.Create({places}))";
    }

    /// <summary>The vector's first numbers, and another's behind them.</summary>
    public string FirstOr(string vector, int count, string otherwise) =>
        count >= Lanes ? vector : $"{Family}.ConditionalSelect({First(count)}, {vector}, {otherwise})";

    /// <summary>An expression in parentheses, unless none of its blanks stands outside those it has.</summary>
    public static string Atom(string expression)
    {
        int depth = 0;
        foreach (char c in expression)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ' ' && depth == 0)
            {
                return $"({expression})";
            }
        }

        return expression;
    }

    /// <summary>How a literal ends that is as wide as a number.</summary>
    private string IndexSuffix => Precision == Precision.Double ? "L" : string.Empty;

    /// <summary>All bits set in the first numbers.</summary>
    private string First(int count)
    {
        string mask = string.Join(", ", Enumerable.Range(0, Lanes).Select(i => (i < count ? "-1" : 0) + IndexSuffix));
        return $"{Family}.Create({mask}).As{(Precision == Precision.Double ? "Double" : "Single")}()";
    }

    /// <summary>Stores the sums of vectors' lanes; so many that stand side by side are summed together.</summary>
    public void StoreSums(IReadOnlyList<string> vectors, Func<int, Address> element)
    {
        if (vectors.Count == SumsAtOnce)
        {
            Code.Line($"VectorMath.StoreSums({string.Join(", ", vectors)}, ref {element(0)});");
            return;
        }

        for (int i = 0; i < vectors.Count; i++)
        {
            Code.Line($"{element(i)} = VectorMath.Sum({vectors[i]});");
        }
    }

    /// <summary>A name no tensor and no other vector of the method has.</summary>
    public string NewLocal(string name)
    {
        _tensors ??= [.. names.Values];
        string local = $"{name}V{Literal.Of(_locals++)}";
        return _tensors.Contains(local) ? NewLocal(name) : local;
    }

    /// <summary>Declares vectors under new names, all with one value.</summary>
    public string[] Locals(string name, int count, string value)
    {
        string[] locals = [.. Enumerable.Range(0, count).Select(_ => NewLocal(name))];
        Declare([.. locals.Select(l => (l, value))]);
        return locals;
    }

    /// <summary>Declares vectors in one statement.</summary>
    public void Declare(IReadOnlyList<(string Name, string Value)> locals)
    {
        Code.Line($"{Vector} {string.Join(", ", locals.Select(l => $"{l.Name} = {l.Value}"))};");
        Code.AddStatements(locals.Count - 1);
    }

    /// <summary>Declares a vector under a new name.</summary>
    public string Local(string name, string value)
    {
        string local = NewLocal(name);
        Code.Line($"var {local} = {value};");
        return local;
    }
}
