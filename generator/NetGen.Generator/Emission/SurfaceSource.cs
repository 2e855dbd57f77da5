using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>
/// The public surface of a network that does not check, so that its uses still bind and one mistake is not fifty errors:
/// whoever makes one meets the rule's text, at compile time or at run time.
/// </summary>
internal static class SurfaceSource
{
    private const ClassFacts NoClass = ClassFacts.NotPartial | ClassFacts.Generic | ClassFacts.Static | ClassFacts.Abstract
        | ClassFacts.FileLocal | ClassFacts.HidesInherited | ClassFacts.HidesNamespace | ClassFacts.Record | ClassFacts.Struct;

    /// <summary>The text, or null where no members could be added to such a type.</summary>
    public static string? Write(NetworkDeclaration declaration, CheckResult result)
    {
        if (declaration.OldLanguage is not null || (declaration.Facts & NoClass) != 0 || declaration.Containers.Any(c => !c.IsPartial) || declaration.Clashes.Count > 0)
        {
            return null;
        }

        string message = result.Problems.FirstOrDefault(p => p.IsError) is { } first ? $"{first.Rule.Id}: {first.Message}" : "the declaration is not complete";
        Surface surface = Surface.Of(declaration, result.Known);
        string failure = $"throw new global::System.InvalidOperationException({Literal.Of(message)})";
        var members = new Members(surface, string.Empty).Public().Select(m => Fail(m, message, failure));
        var code = new CSharpWriter(CSharpWriter.FileWidth);
        NetworkSource.Header(code);
        code.Line("// This network does not check, so only its surface is here. " + message.Replace('\n', ' '));
        code.Line();
        code.Line("#nullable enable");
        code.Line();
        ClassFrame.Write(code, declaration, [], surface.Interface, members);
        return code.ToString();
    }

    private static Member Fail(Member member, string message, string failure) => member switch
    {
        { Body: null } => member,
        { IsConstructor: true } => member with
        {
            Body = failure,
            Attributes = [$"[global::System.Obsolete({Literal.Of(message)}, error: true)]"],
        },
        _ => member with { Body = failure },
    };
}
