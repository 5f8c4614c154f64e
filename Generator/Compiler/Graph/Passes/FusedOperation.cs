namespace Unroll.Generator.Graph.Passes;

/// <summary>
/// Nodes that are computed together: an operation, a sum with another value, an activation that follows it, and a max pooling that follows
/// that.
/// </summary>
/// <param name="Main">The operation.</param>
/// <param name="Activation">An activation that is applied to the sums in registers.</param>
/// <param name="Pool">A 2x2 max pooling with stride 2 that is done in registers.</param>
/// <param name="Sum">A sum of the operation's value with an earlier one, added in registers; only in predictions.</param>
internal sealed record FusedOperation(Node Main, Node? Activation = null, Node? Pool = null, Node? Sum = null)
{
    /// <summary>The node whose value results.</summary>
    public Node Result => Pool ?? Activation ?? Sum ?? Main;

    /// <summary>The nodes that are read: those of its operation and, behind them, what is added.</summary>
    public IReadOnlyList<int> Inputs => Sum is null ? [.. Main.Inputs] : [.. Main.Inputs, Sum.Inputs.First(input => input != Main.Index)];

    public ActivationOperation? Function => (ActivationOperation?)Activation?.Operation;
}
