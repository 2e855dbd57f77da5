using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>The names of all layers: as given, or the kind in lower camel case with its number among the layers of its kind.</summary>
internal sealed class LayerNames
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _first = [];

    public LayerNames(NetworkDeclaration declaration, List<Problem> problems)
    {
        _names = new string[declaration.Layers.Count];
        var numbers = new Dictionary<string, int>();
        for (int i = 0; i < _names.Length; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            numbers[layer.Kind] = numbers.TryGetValue(layer.Kind, out int number) ? number + 1 : 1;
            string standard = Standard(layer.Kind, numbers[layer.Kind]);
            string? given = layer.Name;
            _names[i] = given ?? standard;
            if (given is not null && !IsIdentifier(given))
            {
                problems.Add(Renamed(Problem.Of(Rules.InvalidName, Site.OfLayer(i, "name"), given, standard)));
            }

            if (!_first.TryGetValue(_names[i], out int earlier))
            {
                _first.Add(_names[i], i);
            }
            else
            {
                problems.Add(Renamed(Problem.Of(
                    Rules.DuplicateName, Site.OfLayer(i, "name"), _names[i], Literal.Of(earlier), declaration.Layers[earlier].Kind)));
            }

            // The layer's standard name, or one with the next number that is free.
            Problem Renamed(Problem problem)
            {
                string kind = declaration.Layers[i].Kind;
                string[] taken = [.. declaration.Layers.Select(l => l.Name ?? string.Empty), .. _names.Where(n => n is not null && n != _names[i])];
                string free = Enumerable.Range(numbers[kind], _names.Length + 1).Select(n => Standard(kind, n)).First(n => !taken.Contains(n));
                return problem.SolvedBy(Remedy.Write(problem.Site, $"\"{free}\""));
            }
        }
    }

    public string this[int layer] => _names[layer];

    /// <summary>The first layer of that name, or null.</summary>
    public int? Find(string name) => _first.TryGetValue(name, out int index) ? index : null;

    /// <summary>The names before a layer, quoted, for a message.</summary>
    public string Before(int layer) => layer == 0 ? "none" : string.Join(", ", NamesBefore(layer).Select(n => $"'{n}'"));

    /// <summary>The names before a layer.</summary>
    public IEnumerable<string> NamesBefore(int layer) => _names.Take(layer).Distinct();

    /// <summary>The input has no number; a second one, which is a mistake, has.</summary>
    private static string Standard(string kind, int number)
    {
        string camel = char.ToLowerInvariant(kind[0]) + kind.Substring(1);
        return Input.Kinds.Contains(kind) && number == 1 ? Input.StandardName : camel + Literal.Of(number);
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0
        && !char.IsDigit(name[0])
        && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
        && !Keywords.Contains(name);
}
