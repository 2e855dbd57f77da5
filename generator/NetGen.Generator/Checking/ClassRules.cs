using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Checking;

/// <summary>What the class that is to be a network must be.</summary>
internal static class ClassRules
{
    private static readonly (ClassFacts Fact, string What, string Advice)[] Unsupported =
    [
        (ClassFacts.Struct, "a struct", "make it a class"),
        (ClassFacts.Record, "a record", "make it a plain class"),
        (ClassFacts.Generic, "generic, or nested in a generic type", "remove the type parameters"),
        (ClassFacts.Static, "static", "remove 'static'"),
        (ClassFacts.Abstract, "abstract", "remove 'abstract'"),
        (ClassFacts.FileLocal, "file-local", "make it internal"),
    ];

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.Facts.HasFlag(ClassFacts.NotPartial))
        {
            yield return New(Rules.PartialRequired, declaration.Name, "class");
        }

        foreach (Container container in declaration.Containers.Where(c => !c.IsPartial))
        {
            yield return New(Rules.PartialRequired, container.Name, container.Keyword);
        }

        foreach ((ClassFacts fact, string what, string advice) in Unsupported)
        {
            if (declaration.Facts.HasFlag(fact))
            {
                yield return New(Rules.UnsupportedClass, declaration.Name, what, advice);
            }
        }

        if (declaration.Facts.HasFlag(ClassFacts.SplitLayers))
        {
            yield return New(Rules.OneDeclaration, declaration.Name);
        }

        foreach (string member in declaration.Clashes)
        {
            yield return New(Rules.MemberClash, declaration.Name, member);
        }
    }

    private static Problem New(Rule rule, params string[] words) =>
        new(rule, Site.Class, EquatableArray<string>.From(words.AsEnumerable()));
}
