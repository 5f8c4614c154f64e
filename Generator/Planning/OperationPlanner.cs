using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans one operation: the order of its value in memory, what it asks of its inputs, and its steps forward and backward.
/// The subclasses are found by the operation that they plan.
/// </summary>
internal abstract class OperationPlanner
{
    private static readonly Dictionary<Type, OperationPlanner> Planners = typeof(OperationPlanner).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(OperationPlanner).IsAssignableFrom(type))
        .Select(type => (OperationPlanner)Activator.CreateInstance(type))
        .SelectMany(planner => planner.Operations.Select(operation => (operation, planner)))
        .ToDictionary(pair => pair.operation, pair => pair.planner);

    /// <summary>The operations that this plans.</summary>
    public abstract Type[] Operations { get; }

    /// <summary>Whether it applies an activation to its sums in registers.</summary>
    public virtual bool TakesActivation => false;

    /// <summary>Whether it adds another value to its sums in registers.</summary>
    public virtual bool TakesSum(Operation operation) => false;

    /// <summary>Whether it does 2x2 max pooling in registers.</summary>
    public virtual bool TakesPool => false;

    public static OperationPlanner Of(Operation operation) => Planners[operation.GetType()];

    /// <summary>The order of the unit's value in memory.</summary>
    public virtual LayoutKind Kind(Planner planner, Unit unit) => LayoutKind.Padded;

    /// <summary>What the unit asks of one of its inputs.</summary>
    public virtual Demand Demand(Planner planner, Unit unit, int input) => new([LayoutKind.Padded]);

    /// <summary>Whether the value is that of the only input, in the same memory.</summary>
    public virtual bool IsAlias => false;

    /// <summary>Adds the steps that compute the unit's value.</summary>
    public abstract void Forward(ForwardPass pass, Unit unit);

    /// <summary>Adds the steps that compute the gradients of its parameters and inputs from that of its value.</summary>
    public abstract void Backward(BackwardPass pass, Unit unit);
}

/// <summary>What a reader asks of a value.</summary>
/// <param name="Kinds">The orders that it can read, the preferred one first.</param>
/// <param name="Halo">The zeros that it reads around the value.</param>
/// <param name="Contiguous">Whether elements must lie side by side in canonical order.</param>
/// <param name="ElementsOnly">Whether nothing but elements is read, neither padding nor what a whole vector would reach.</param>
/// <param name="Apart">Whether pixels are best kept apart, see <see cref="Layout.Apart"/>.</param>
internal sealed record Demand(LayoutKind[] Kinds, Halo Halo = default, bool Contiguous = false, bool ElementsOnly = false, bool Apart = false)
{
    /// <summary>Reads any order, element by element.</summary>
    public static readonly LayoutKind[] Any = [LayoutKind.Padded, LayoutKind.Exact, LayoutKind.Planar];
}
