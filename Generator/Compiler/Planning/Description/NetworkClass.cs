using Unroll.Generator.Parsing;

namespace Unroll.Generator.Planning;

/// <summary>The class that generated code continues, and what stands around it.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="FullName">The name with namespace and containing types, the start of every hint name.</param>
/// <param name="Namespace">The namespace, escaped; empty for the global one.</param>
/// <param name="Text">The class as its own members call it: "Net&lt;T&gt;".</param>
/// <param name="Head">The head of a further declaration: "partial class Net".</param>
/// <param name="ContainingHeads">Those of the types around it, outermost first.</param>
internal sealed record NetworkClass(
    string Name, string FullName, string Namespace, string Text, string Head, EquatableArray<string> ContainingHeads)
{
    public static NetworkClass Of(NetworkSpec spec) => new(
        spec.Name,
        spec.FullName,
        spec.Namespace,
        spec.Type.Text,
        spec.Type.Head,
        new(spec.ContainingTypes.Select(type => type.Head)));
}
