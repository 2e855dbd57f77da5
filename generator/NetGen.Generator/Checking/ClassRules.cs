using System.Collections.Generic;
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
        (ClassFacts.HidesInherited, "derived from a class whose members the generated ones would hide", "rename those, or derive from another class"),
    ];

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.Facts.HasFlag(ClassFacts.NotPartial))
        {
            yield return Problem.Of(Rules.PartialRequired, Site.Class, declaration.Name, "class");
        }

        for (int i = 0; i < declaration.Containers.Count; i++)
        {
            Container container = declaration.Containers[i];
            if (!container.IsPartial)
            {
                yield return Problem.Of(Rules.PartialRequired, Site.OfContainer(i), container.Name, container.Keyword);
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
