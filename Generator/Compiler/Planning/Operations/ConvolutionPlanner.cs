using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans convolutions by the algorithm that <see cref="ConvolutionChoice"/> finds. The one along the row reads and writes planes, the others
/// padded channels.
/// </summary>
internal sealed class ConvolutionPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(ConvolutionOperation)];

    public override LayoutKind Kind(Planner planner, FusedOperation fused) =>
        ConvolutionChoice.Of(planner, fused) == ConvolutionAlgorithm.DirectNchw ? LayoutKind.Nchw : LayoutKind.NhwcPadded;

    public override LayoutRequirement LayoutRequirement(Planner planner, FusedOperation fused, int input)
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
            ConvolutionAlgorithm.DirectNhwc => new(Planning.LayoutRequirement.Any, halo, ElementsOnly: true, ConflictFree: true),

            // Transformed in whole vectors of channels, the last of which may reach past them. The direct weight gradient reads the border all the same.
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
        LayoutKind kind = pass.Planner.KindOf(fused.Result.Index)!.Value;
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Value before = output;
        Value? residual = fused.Sum is null ? null : pass.Input(fused, 1);
        Pooling pooling = fused.Pool is null ? Pooling.None : pass.Training ? Pooling.Both : Pooling.Only;
        if (pooling == Pooling.Both)
            pass.BeforePooling[fused] = before = pass.Temporary(fused.Main, Layout.Create(kind, fused.Main.Shape));

        WinogradTiling? tiling = ConvolutionChoice.TilingOf(algorithm, operation.Window, pass.Planner.NodeOf(fused.Main.Inputs[0]).Shape, fused.Main.Shape);
        PackedOrder order = tiling is not null ? PackedOrder.Winograd
            : algorithm == ConvolutionAlgorithm.DirectNchw ? PackedOrder.Filters : PackedOrder.Blocks;
        var operands = new List<Operand> { tiling is null ? Corner(operation, input) : input.First, PackedWeights.Of(pass, fused.Main, operation, order, tiling?.Filter) };
        Kernel kernel;
        if (tiling is not null)
        {
            WinogradConvolutionKernel squares = WinogradKernels.Forward(fused, tiling, input, before, output, pooling) with { Residual = StridesOf(residual) };
            operands.Add(Operand.In(Buffer.Scratch(pass.StageOf(fused.Main) + " transformed", squares.ScratchLength)));
            kernel = squares;
        }
        else
        {
            kernel = algorithm == ConvolutionAlgorithm.DirectNchw
                ? ConvolutionKernels.DirectNchw(fused, input, before, output, pooling)
                : ConvolutionKernels.DirectNhwc(fused, input, before, output, pooling) with { Residual = StridesOf(residual) };
        }

        if (operation.Bias)
            operands.Add(PackedWeights.Bias(pass, fused.Main, operation.Filters));
        if (residual is not null)
            operands.Add(residual.First);
        if (pooling != Pooling.Only)
            operands.Add(before.First);
        if (pooling != Pooling.None)
            operands.Add(output.First);
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, operands.ToArray()));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused) => ConvolutionBackward.Plan(pass, fused);

    /// <summary>Whether the direct algorithm reads whole vectors of channels, because the filters of a vector belong to several groups.</summary>
    public static bool ReadsVectors(ConvolutionOperation operation) => Grouping.Of(operation) is { IsMixed: true };

    private static PixelStrides? StridesOf(Value? value) => value is null ? null : PixelStrides.Of(value) with { Sample = 0 };

    /// <summary>The first element under the kernel at the first output pixel.</summary>
    public static Operand Corner(ConvolutionOperation operation, Value input) => new WindowGeometry(operation.Window).Corner(input);

    /// <summary>The zeros that the kernel reads around its input.</summary>
    public static Halo Halo(ConvolutionOperation operation, Shape input, Shape output) => new WindowGeometry(operation.Window).Halo(input, output);
}
