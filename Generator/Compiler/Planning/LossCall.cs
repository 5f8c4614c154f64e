using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>A loss: the judged value and where its gradient goes.</summary>
/// <param name="Index">The place of its targets, or those it takes, among the losses.</param>
/// <param name="Operation">What judges.</param>
/// <param name="Length">The elements judged.</param>
/// <param name="Value">The judged value, in canonical order.</param>
/// <param name="Gradient">Its gradient, in canonical order; null where nothing below learns.</param>
internal sealed record LossCall(int Index, LossOperation Operation, int Length, Operand Value, Operand? Gradient);
