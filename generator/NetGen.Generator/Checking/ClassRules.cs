using System.Collections.Generic;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

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
        (ClassFacts.HidesInherited, "derived from a class whose members the generated ones would hide", "rename those, or derive from another class"),
        (ClassFacts.HidesNamespace, "in the global namespace and named, or nested in a type named, 'System' or 'NetGen', which hides the namespace", "rename that type, or put it into a namespace"),
    ];

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.OldLanguage is { } version)
        {
            yield return Problem.Of(Rules.OldLanguage, Site.Class, declaration.Name, version, NetworkDeclaration.LeastLanguage);
        }

        if (declaration.Facts.HasFlag(ClassFacts.NotPartial))
        {
            yield return Problem.Of(Rules.PartialRequired, Site.Class, Identifier.Of(declaration.Name), "class");
        }

        for (int i = 0; i < declaration.Containers.Count; i++)
        {
            Container container = declaration.Containers[i];
            if (!container.IsPartial)
            {
                yield return Problem.Of(Rules.PartialRequired, Site.OfContainer(i), Identifier.Of(container.Name), container.Keyword);
            }
        }

        foreach ((ClassFacts fact, string what, string advice) in Unsupported)
        {
            if (declaration.Facts.HasFlag(fact))
            {
                yield return Problem.Of(Rules.UnsupportedClass, Site.Class, declaration.Name, what, advice);
            }
        }

        for (int i = 0; i < declaration.Clashes.Count; i++)
        {
            Clash clash = declaration.Clashes[i];
            yield return Problem.Of(Rules.MemberClash, Site.OfMember(i), declaration.Name, clash.Member, clash.Advice);
        }
    }
}
