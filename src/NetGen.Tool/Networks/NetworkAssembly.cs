using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.Tool.Networks;

/// <summary>The networks of a built assembly. It runs in this process, with this tool's own NetGen.</summary>
internal static class NetworkAssembly
{
    public static IReadOnlyList<NetworkHandle> Networks(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new ToolException($"There is no file {file}.");
        }

        Assembly assembly;
        try
        {
            assembly = new Context(file.FullName).LoadFromAssemblyPath(file.FullName);
        }
        catch (BadImageFormatException)
        {
            throw new ToolException($"{file.Name} is not an assembly of .NET.");
        }

        RequireSameVersion(assembly);
        NetworkHandle[] networks =
            [.. Types(assembly).Select(NetworkHandle.TryCreate).OfType<NetworkHandle>().OrderBy(n => n.Info.Name, StringComparer.Ordinal)];
        return networks.Length > 0 ? networks : throw new ToolException($"{file.Name} has no network.");
    }

    /// <summary>The one that is named, or the only one.</summary>
    public static NetworkHandle Network(FileInfo file, string? name)
    {
        IReadOnlyList<NetworkHandle> networks = Networks(file);
        NetworkHandle[] found = [.. networks.Where(n => name is null || n.Info.Name == name)];
        string all = string.Join(", ", networks.Select(n => n.Info.Name));
        return found switch
        {
            [var one] => one,
            [] => throw new ToolException($"{file.Name} has no network '{name}'; it has {all}."),
            _ => throw new ToolException($"{file.Name} has several networks: choose one by --network. It has {all}."),
        };
    }

    private static void RequireSameVersion(Assembly assembly)
    {
        Version own = typeof(Trainer).Assembly.GetName().Version!;
        if (assembly.GetReferencedAssemblies().FirstOrDefault(r => r.Name == "NetGen")?.Version is { } used && used != own)
        {
            throw new ToolException(
                $"{assembly.GetName().Name} was built with NetGen {used.ToString(3)}, this tool with {own.ToString(3)}: take one version of both.");
        }
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            // Types of a framework that this process does not have, such as ASP.NET's, are no networks.
            return partly.Types.OfType<Type>();
        }
    }

    private sealed class Context(string path) : AssemblyLoadContext(path)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName name) =>
            name.Name == "NetGen" ? typeof(Trainer).Assembly
            : _resolver.ResolveAssemblyToPath(name) is { } file ? LoadFromAssemblyPath(file)
            : null;
    }
}
