using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans channels multiplied by a vector that the network computes.</summary>
internal sealed class ScalePlanner : ChannelScalePlanner
{
    public override Type[] Operations => [typeof(ScaleOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused) => Scale(pass, fused, pass.Input(fused, 1).First);

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        ScaleGradient(pass, fused, pass.Input(fused, 1).First);
        if (!pass.NeedsGradient(fused, 1))
            return;
        (Value input, Value gradient) = (pass.Input(fused, 0), pass.Gradient(fused)!);
        (Value target, bool accumulate) = pass.Contribute(fused, 1);
        var kernel = new ChannelScaleGradientKernel(
            ChannelGeometry.Of(gradient.Layout), Strides.Of(input.Layout), Strides.Of(gradient.Layout),
            Shifts: false, IsLearned: false, accumulate);

        // In planes only elements are written.
        if (gradient.Layout.Kind == LayoutKind.Nchw)
            target.WriteElementsOnly();
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First, gradient.First, target.First]));
    }
}
