using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans Gram matrices: products of channels, and as their gradient a 1x1 convolution by the gradient of the matrix.</summary>
internal sealed class GramMatrixPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(GramMatrixOperation)];

    // Filled up to 16 channels a matrix would take 16 times the memory.
    public override LayoutKind Kind(Planner planner, FusedOperation fused) => LayoutKind.Nhwc;

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([LayoutKind.NhwcPadded], ConflictFree: true);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        (Value input, Value output) = (pass.Input(fused, 0), pass.Output(fused));
        output.WriteElementsOnly();
        Shape shape = input.Layout.Shape;
        var kernel = new GramMatrixKernel(
            shape.Height, shape.Width, shape.Channels, Strides.Of(input.Layout), Strides.Of(output.Layout), Divisor(fused, shape));
        string stage = pass.StageOf(fused.Main);
        pass.Calls.Add(new(stage, kernel, [input.First, Operand.Scratch(stage + " sums", kernel.ScratchLength), output.First]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        if (!pass.NeedsGradient(fused, 0))
            return;
        string stage = pass.StageOf(fused.Main);
        (Value input, Value gradient) = (pass.Input(fused, 0), pass.Gradient(fused)!);
        Shape shape = input.Layout.Shape;
        int blocks = Layout.RoundUp(shape.Channels) / Layout.Block;
        Value weights = pass.Temporary(
            fused.Main, Layout.Create(LayoutKind.Nhwc, Shape.Spatial(blocks, shape.Channels, Layout.Block)));
        pass.Calls.Add(new(
            stage,
            new GramMatrixGradientKernel(shape.Channels, Strides.Of(gradient.Layout), Divisor(fused, shape)),
            [gradient.First, weights.First]));

        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        var product = new DirectNhwcKernel(
            shape.Height, shape.Width, blocks, shape.Channels, WindowedInput.Of(Strides.Of(input.Layout), Window.One),
            new(Strides.Of(target.Layout), Accumulate: accumulate));
        pass.Calls.Add(new(stage, product, [input.First, weights.First, target.First]));
    }

    private static float Divisor(FusedOperation fused, Shape shape) =>
        ((GramMatrixOperation)fused.Main.Operation).DivideByChannels ? shape.Length : shape.Height * shape.Width;
}
