using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans transposed convolutions by the algorithm that <see cref="TransposedConvolutionChoice"/> finds. They have the kernels and the
/// packed weights of the convolution whose input gradient they are, its passes exchanged.
/// </summary>
internal sealed class TransposedConvolutionPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(TransposedConvolutionOperation)];

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input)
    {
        var operation = (TransposedConvolutionOperation)fused.Main.Operation;
        TransposedPhases? phases = TransposedConvolutionChoice.PhasesOf(planner, fused);

        // The weight gradient has vectors along the channels of the input; so have filters of a vector that belong to several groups.
        bool readsVectors = (planner.Training && Planner.LearnsWeights(fused))
            || (phases is not null && Grouping.Of(operation.Convolution)?.Transposed is { IsMixed: true });
        return new(
            readsVectors ? [LayoutKind.NhwcPadded] : LayoutRequirement.Any,
            phases?.Halo ?? default,
            ElementsOnly: !readsVectors,
            ConflictFree: phases is not null);
    }

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        if (TransposedConvolutionChoice.PhasesOf(pass.Planner, fused) is { } phases)
            PlanPhases(pass, fused, phases);
        else if (TransposedConvolutionChoice.Of(pass.Planner, fused) == TransposedConvolutionAlgorithm.Col2Im)
            TransposedCol2Im.Plan(pass, fused);
        else
            PlanSpread(pass, fused);
    }

    public override void Backward(BackwardPass pass, FusedOperation fused) => TransposedConvolutionBackward.Plan(pass, fused);

    private static void PlanPhases(ForwardPass pass, FusedOperation fused, TransposedPhases phases)
    {
        var operation = (TransposedConvolutionOperation)fused.Main.Operation;
        Value input = pass.Input(fused, 0);
        PackedOrder order = phases.Steps is null ? PackedOrder.TransposedBlocks : PackedOrder.TransposedPhases;
        Operand weights = PackedWeights.Transposed(pass, fused.Main, operation, order, phases.Steps);
        PlannedEpilogue end = PlannedEpilogue.Of(pass, fused, operation.Bias);
        foreach ((DirectNhwcKernel kernel, int from, int packed, int to) in phases.Kernels(input.Layout, end.Epilogue))
        {
            IEnumerable<Operand> places = end.Operands.Select((place, index) => index < end.Operands.Count - 1 ? place : place.Plus(to));
            pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First.Plus(from), weights.Plus(packed), .. places]));
        }
    }

    private static void PlanSpread(ForwardPass pass, FusedOperation fused)
    {
        var operation = (TransposedConvolutionOperation)fused.Main.Operation;
        string stage = pass.StageOf(fused.Main);
        Value input = pass.Input(fused, 0);
        Value spread = pass.Temporary(
            fused.Main, TransposedConvolutionKernels.Spread(operation, input.Layout.Shape, fused.Main.Shape));
        pass.Calls.Add(CopyKernel.Call(stage, input.Layout.Shape, input, spread));
        Operand weights = PackedWeights.Transposed(pass, fused.Main, operation, PackedOrder.TransposedBlocks);
        PlannedEpilogue end = PlannedEpilogue.Of(pass, fused, operation.Bias);
        pass.Calls.Add(new(
            stage,
            TransposedConvolutionKernels.OfSpread(operation, fused.Main.Shape, spread.Layout, end.Epilogue),
            [new WindowGeometry(operation.Window).GradientCorner(spread), weights, .. end.Operands]));
    }
}
