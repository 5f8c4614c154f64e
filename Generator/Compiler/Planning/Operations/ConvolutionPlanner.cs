using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans convolutions by the algorithm that <see cref="ConvolutionChoice"/> finds. The one along the row reads and writes planes, the
/// others padded channels.
/// </summary>
internal sealed class ConvolutionPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(ConvolutionOperation)];

    public override LayoutKind Kind(Planner planner, FusedOperation fused) =>
        ConvolutionChoice.Of(planner, fused) == ConvolutionAlgorithm.DirectNchw ? LayoutKind.Nchw : LayoutKind.NhwcPadded;

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input)
    {
        if (input > 0)
            return new([LayoutKind.NhwcPadded]);
        var operation = (ConvolutionOperation)fused.Main.Operation;
        Shape shape = planner.NodeOf(fused.Main.Inputs[0]).Shape;
        Halo halo = Halo(operation, shape, fused.Main.Shape);
        return ConvolutionChoice.Of(planner, fused) switch
        {
            ConvolutionAlgorithm.DirectNchw => new([LayoutKind.Nchw], halo),
            ConvolutionAlgorithm.DirectNhwc when ReadsVectors(operation) => new([LayoutKind.NhwcPadded], halo, ConflictFree: true),
            ConvolutionAlgorithm.DirectNhwc => new(LayoutRequirement.Any, halo, ElementsOnly: true, ConflictFree: true),

            // Transformed in whole vectors of channels, the last of which may reach past them. The direct weight gradient reads the border
            // all the same.
            _ => new(
                [LayoutKind.Nhwc, LayoutKind.NhwcPadded],
                planner.Training && Planner.LearnsWeights(fused) && WeightGradientChoice.Tiling(planner, fused) is null ? halo : default,
                ElementsOnly: shape.Channels % Layout.Block == 0),
        };
    }

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        var operation = (ConvolutionOperation)fused.Main.Operation;
        ConvolutionAlgorithm algorithm = ConvolutionChoice.Of(pass.Planner, fused);
        Shape output = fused.Main.Shape;
        Value input = pass.Input(fused, 0);
        WinogradTiling? tiling = ConvolutionChoice.TilingOf(
            algorithm, operation.Window, pass.Planner.NodeOf(fused.Main.Inputs[0]).Shape, output);
        PackedOrder order = tiling is not null ? PackedOrder.Winograd
            : algorithm == ConvolutionAlgorithm.DirectNchw ? PackedOrder.Filters : PackedOrder.Blocks;
        Operand weights = PackedWeights.Of(pass, fused.Main, operation, order, tiling?.Variant);
        PlannedEpilogue end = PlannedEpilogue.Of(pass, fused, operation.Bias);
        string stage = pass.StageOf(fused.Main);
        if (tiling is not null)
        {
            WinogradConvolutionKernel winograd = WinogradKernels.Forward(operation, tiling, input, end.Epilogue);
            Operand scratch = Operand.Scratch(stage + " transformed", winograd.ScratchLength);
            pass.Calls.Add(new(stage, winograd, [input.First, weights, scratch, .. end.Operands]));
            return;
        }

        Kernel kernel = algorithm == ConvolutionAlgorithm.DirectNchw
            ? ConvolutionKernels.DirectNchw(operation, output, input.Layout, end.Epilogue)
            : ConvolutionKernels.DirectNhwc(operation, output, input.Layout, end.Epilogue);
        pass.Calls.Add(new(stage, kernel, [Corner(operation, input), weights, .. end.Operands]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused) => ConvolutionBackward.Plan(pass, fused);

    /// <summary>
    /// Whether the direct algorithm reads whole vectors of channels, because the filters of a vector belong to several groups.
    /// </summary>
    public static bool ReadsVectors(ConvolutionOperation operation) => Grouping.Of(operation) is { IsMixed: true };

    /// <summary>The first element under the kernel at the first output pixel.</summary>
    public static Operand Corner(ConvolutionOperation operation, Value input) => new WindowGeometry(operation.Window).Corner(input);

    /// <summary>The zeros that the kernel reads around its input.</summary>
    public static Halo Halo(ConvolutionOperation operation, Shape input, Shape output) =>
        new WindowGeometry(operation.Window).Halo(input, output);
}
