using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans one operation: the order of its value in memory, what it asks of its inputs, and its kernel calls forward and backward.
/// The subclasses are found by the operation that they plan.
/// </summary>
internal abstract class OperationPlanner
{
    private static readonly Dictionary<Type, OperationPlanner> Planners = Implementations.Of<OperationPlanner>()
        .SelectMany(planner => planner.Operations.Select(operation => (operation, planner)))
        .ToDictionary(pair => pair.operation, pair => pair.planner);

    /// <summary>The operations that this plans.</summary>
    public abstract Type[] Operations { get; }

    public static OperationPlanner Of(Operation operation) => Planners[operation.GetType()];

    /// <summary>The order of the fused operation's value in memory.</summary>
    public virtual LayoutKind Kind(Planner planner, FusedOperation fused) => LayoutKind.NhwcPadded;

    /// <summary>What the fused operation asks of one of its inputs.</summary>
    public virtual LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) => new([LayoutKind.NhwcPadded]);

    /// <summary>Whether the value is that of the only input, in the same memory.</summary>
    public virtual bool IsAlias => false;

    /// <summary>Adds the calls that compute the fused operation's value.</summary>
    public abstract void Forward(ForwardPass pass, FusedOperation fused);

    /// <summary>Adds the calls that compute the gradients of its parameters and inputs from that of its value.</summary>
    public abstract void Backward(BackwardPass pass, FusedOperation fused);
}
