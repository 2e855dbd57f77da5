using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <content>The words of one width of vectors.</content>
internal sealed partial class FastWriter
{
    private readonly HashSet<string> _tensors = [.. names.Values];
    private int _locals;

    public string Vector => $"{Family}<{Type}>";

    public string Zero => $"{Vector}.Zero";

    public string Load(string element) => $"{Family}.LoadUnsafe(ref {element})";

    public void Store(string element, string vector) => Code.Line($"{Family}.StoreUnsafe({vector}, ref {element});");

    public string Spread(string number) => $"{Family}.Create({number})";

    /// <summary>left · right + addend.</summary>
    public string Sum(string left, string right, string addend) => $"{Family}.MultiplyAddEstimate({left}, {right}, {addend})";

    public void MultiplyAdd(string sum, string left, string right) => Code.Line($"{sum} = {Sum(left, right, sum)};");

    /// <summary>The vector with all but its first numbers zero.</summary>
    public string KeepFirst(string vector, int count) => count >= Lanes ? vector : $"({vector}) & {First(count)}";

    /// <summary>The vector's first numbers, and another's behind them.</summary>
    public string FirstOr(string vector, int count, string otherwise) => count >= Lanes ? vector : $"{Family}.ConditionalSelect({First(count)}, {vector}, {otherwise})";

    /// <summary>All bits set in the first numbers.</summary>
    private string First(int count)
    {
        string literal = Precision == Precision.Double ? "L" : string.Empty;
        string mask = string.Join(", ", Enumerable.Range(0, Lanes).Select(i => (i < count ? "-1" : "0") + literal));
        return $"{Family}.Create({mask}).As{(Precision == Precision.Double ? "Double" : "Single")}()";
    }

    /// <summary>A name no tensor and no other vector of the method has.</summary>
    public string NewLocal(string name)
    {
        string local = $"{name}V{Literal.Of(_locals++)}";
        return _tensors.Contains(local) ? NewLocal(name) : local;
    }

    /// <summary>Declares a vector under a new name.</summary>
    public string Local(string name, string value)
    {
        string local = NewLocal(name);
        Code.Line($"{Vector} {local} = {value};");
        return local;
    }
}
