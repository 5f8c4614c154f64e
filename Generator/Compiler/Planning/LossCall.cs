using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>A loss: the values that it scores and where their gradients go.</summary>
/// <param name="Slot">Its place among all losses that have a weight.</param>
/// <param name="Index">The place of its targets, or those it takes, among the proper losses.</param>
/// <param name="Operation">What scores.</param>
/// <param name="Length">The elements of each value.</param>
/// <param name="Values">The values, in canonical order.</param>
/// <param name="Gradients">Their gradients, in canonical order; none where nothing below learns.</param>
internal sealed record LossCall(
    int Slot, int Index, LossOperation Operation, int Length, IReadOnlyList<Operand> Values, IReadOnlyList<Operand> Gradients)
{
    public bool TakesTargets => Operation.Targets != TargetKind.None;

    public bool TakesLabels => Operation.TakesLabels;
}
