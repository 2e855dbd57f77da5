using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using static NetGen.Generator.Emission.Documentation;

namespace NetGen.Generator.Emission;

/// <summary>The members that read and write tensors, one by one or all of them in a file.</summary>
/// <param name="number">The number type in C#.</param>
/// <param name="name">The class's name as it must be written.</param>
internal sealed class TensorMembers(string number, string name)
{
    private const string Sys = "global::System.";
    private const string Lib = "global::NetGen.";

    private readonly string _self = $"{name}, {number}";

    public IEnumerable<Member> All() => Tensors().Concat(Files("string", "path")).Concat(Files($"{Sys}IO.Stream", "stream"));

    private IEnumerable<Member> Tensors()
    {
        yield return new($"public void ReadTensor(string name, {Sys}Span<{number}> destination)", "_parameters.Read(name, destination)",
            Summary("Copies a tensor out, in row-major order."),
            Parameter("name", "The tensor's name, such as <c>dense1.weight</c>; see <see cref=\"Info\"/>."),
            Parameter("destination", "Exactly as long as the tensor."),
            Exception("ArgumentException", "No such tensor, or another length."));
        yield return new($"public void WriteTensor(string name, {Sys}ReadOnlySpan<{number}> values)", "_parameters.Write(name, values)",
            Summary("Overwrites a tensor, in row-major order."),
            Parameter("name", "The tensor's name, such as <c>dense1.weight</c>; see <see cref=\"Info\"/>."),
            Parameter("values", "Exactly as long as the tensor."),
            Exception("ArgumentException", "No such tensor, or another length."));
    }

    /// <summary>Those of streams refer to the documentation of the others.</summary>
    private IEnumerable<Member> Files(string type, string argument)
    {
        bool isPath = argument == "path";
        string choices = $"{Sys}Func<string, string?>? rename = null, {Lib}MissingTensors missing = {Lib}MissingTensors.Refuse";
        string referred = $"{Sys}Func{{string, string}}, {Lib}MissingTensors";
        string renamed = Parameter("rename", "From a name in the file to the network's; where it returns null, the file's tensor is skipped.");
        string missing = Parameter("missing", "Whether tensors that the file lacks keep their values.");
        string refused = Exception("SafetensorsException", "A file that is not whole, or does not hold the tensors asked for.", Lib);
        ImmutableArray<string> Documentation(string member, string parameters, params ImmutableArray<string> ofPath) =>
            isPath ? ofPath : [$"<inheritdoc cref=\"{member}(string, {parameters})\"/>"];

        yield return new($"public void Save({type} {argument}, {Lib}SafetensorsDtype? dtype = null)",
            $"{Lib}NetworkFile.Save<{_self}>(this, {argument}, dtype)",
            Documentation("Save", $"{Lib}SafetensorsDtype?",
                Summary("Saves all tensors as safetensors, under their PyTorch names and shapes."),
                Parameter(argument, "The file to write."),
                Parameter("dtype", "The number type in the file, such as BF16; null for the network's own.")));
        yield return new($"public static {name} Load({type} {argument}, {choices})", $"{Lib}NetworkFile.Load<{_self}>({argument}, rename, missing)",
            Documentation("Load", referred,
                Summary("Loads a network saved as safetensors."), Parameter(argument, "The file to read."), renamed, missing, refused));
        yield return new($"public {Lib}RestoreResult Restore({type} {argument}, {choices})",
            $"{Lib}NetworkFile.Restore<{_self}>(this, {argument}, rename, missing)",
            Documentation("Restore", referred,
                Summary("Overwrites all tensors, or those asked for, from safetensors, or, where that fails, none."),
                Parameter(argument, "The file to read."),
                renamed, missing, "<returns>Which tensors were loaded, skipped and kept.</returns>", refused));
    }
}
