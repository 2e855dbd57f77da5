using System;
using System.Collections.Generic;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>Reopens the user's namespace, enclosing types and class, and writes members into it.</summary>
internal static class ClassFrame
{
    public static readonly string GeneratedCode =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"{typeof(ClassFrame).Assembly.GetName().Version.ToString(fieldCount: 3)}\")]";

    public static void Write(
        CSharpWriter code, NetworkDeclaration declaration, IEnumerable<string> remarks, string interfaceName, IEnumerable<Member> members) =>
        Open(code, declaration.Namespace, declaration.Containers, () =>
        {
            foreach (string line in remarks)
            {
                code.Line(("/// " + line).TrimEnd());
            }

            code.Line(GeneratedCode);
            using (code.Block($"partial class {Identifier.Of(declaration.Name)} : {interfaceName}"))
            {
                foreach (Member member in members)
                {
                    WriteMember(code, member);
                }
            }
        });

    /// <summary>Reopens what is around a type.</summary>
    public static void Open(CSharpWriter code, string inNamespace, IEnumerable<Container> containers, Action write)
    {
        var scopes = new Stack<IDisposable>();
        if (inNamespace.Length > 0)
        {
            scopes.Push(code.Block($"namespace {Identifier.OfNamespace(inNamespace)}"));
        }

        foreach (Container container in containers)
        {
            scopes.Push(code.Block($"partial {container.Keyword} {Identifier.Of(container.Name)}"));
        }

        write();
        while (scopes.Count > 0)
        {
            scopes.Pop().Dispose();
        }
    }

    private static void WriteMember(CSharpWriter code, Member member)
    {
        foreach (string line in member.Documentation)
        {
            code.Line("/// " + line);
        }

        foreach (string attribute in member.Attributes)
        {
            code.Line(attribute);
        }

        switch (member)
        {
            case { IsRaw: true }:
                code.Raw(member.Declaration);
                break;
            case { Body: null }:
                code.Line(member.Declaration + ";");
                break;
            case { Body: { } body } when body[0] == '{':
                code.Line(member.Declaration, body);
                break;
            default:
                code.Line($"{member.Declaration} =>", member.Body + ";");
                break;
        }

        if (!member.IsTight)
        {
            code.Line();
        }
    }
}
