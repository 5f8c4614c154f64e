using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans depthwise convolutions, over padded channels.</summary>
internal sealed class DepthwisePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(DepthwiseConvolutionOperation)];

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input)
    {
        var operation = (DepthwiseConvolutionOperation)fused.Main.Operation;
        Halo halo = Geometry(operation).Halo(planner.NodeOf(fused.Main.Inputs[0]).Shape, fused.Main.Shape);
        return new([LayoutKind.NhwcPadded], halo, ConflictFree: true);
    }

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        var operation = (DepthwiseConvolutionOperation)fused.Main.Operation;
        Value input = pass.Input(fused, 0);
        Operand weights = PackedWeights.Of(pass, fused.Main, PackedOrder.Depthwise, operation.Window.Taps, 1, operation.Channels);
        PlannedEpilogue end = PlannedEpilogue.Of(pass, fused, operation.Bias);
        var kernel = new DepthwiseKernel(
            fused.Main.Shape.Height,
            fused.Main.Shape.Width,
            Blocks(operation),
            WindowedInput.Of(Strides.Of(input.Layout), operation.Window),
            end.Epilogue,
            Divide: true);
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [Geometry(operation).Corner(input), weights, .. end.Operands]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        var operation = (DepthwiseConvolutionOperation)fused.Main.Operation;
        string stage = pass.StageOf(fused.Main);
        Value input = pass.Input(fused, 0);
        Value sums = pass.BeforeActivation(fused, pass.NeedsGradient(fused, 0)
            ? Geometry(operation).Spread(fused.Main.Shape, input.Layout.Shape)
            : Layout.Create(LayoutKind.NhwcPadded, fused.Main.Shape, conflictFree: true));
        if (operation.Bias && pass.ParameterGradient(fused.Main, 1) is { } bias)
            pass.Calls.Add(BiasGradientKernel.Call(stage, sums, bias));
        if (pass.ParameterGradient(fused.Main, 0) is { } weights)
        {
            var kernel = new DepthwiseWeightGradientKernel(
                fused.Main.Shape.Height,
                fused.Main.Shape.Width,
                operation.Channels,
                WindowedInput.Of(Strides.Of(input), operation.Window),
                Strides.Of(sums));
            pass.Calls.Add(new(stage, kernel, [Geometry(operation).Corner(input), sums.First, weights]));
        }

        if (pass.NeedsGradient(fused, 0))
            AddInputGradient(pass, fused, operation, sums);
    }

    /// <summary>A convolution of the spread gradient with the rotated kernels, as <see cref="ConvolutionInputGradient"/>.</summary>
    private static void AddInputGradient(BackwardPass pass, FusedOperation fused, DepthwiseConvolutionOperation operation, Value sums)
    {
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        var kernel = new DepthwiseKernel(
            target.Layout.Height,
            target.Layout.Width,
            Blocks(operation),
            Geometry(operation).GradientInput(sums.Layout),
            new(Strides.Of(target.Layout), Accumulate: accumulate));
        int source = pass.Planner.Parameters.OffsetOf(fused.Main.Parameters[0]);
        int packed = pass.Planner.BackwardPacking.Add(
            PackedOrder.TransposedDepthwise, source, operation.Window.Taps, 1, operation.Channels);
        Operand[] operands = [Geometry(operation).GradientCorner(sums), Operand.Shared(Space.PackedBackward, packed), target.First];
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, operands));
    }

    private static int Blocks(DepthwiseConvolutionOperation operation) => Layout.RoundUp(operation.Channels) / Layout.Block;

    private static WindowGeometry Geometry(DepthwiseConvolutionOperation operation) => new(operation.Window);
}
