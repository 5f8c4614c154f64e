namespace Unroll;

/// <summary>A node of a model that no operation of the language computes.</summary>
/// <param name="Name">The name of the node, or of an input or output.</param>
/// <param name="Operator">Its operator; "input" or "output" for those.</param>
/// <param name="Opset">The version of the operators.</param>
/// <param name="InputShapes">The extents of what it reads, with a batch of 1; "?" where they are not known.</param>
/// <param name="Nearest">The nearest form that can be imported.</param>
public sealed record UnsupportedNode(string Name, string Operator, int Opset, IReadOnlyList<string> InputShapes, string Nearest)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() =>
        $"{Printable.Of(Name)}: {Printable.Of(Operator)} (opset {Opset}) of {string.Join(", ", InputShapes)}; nearest: {Nearest}";
}
