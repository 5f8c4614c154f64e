using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Softmax over the channels of each pixel, by the runtime.</summary>
internal sealed record SoftmaxKernel(int Pixels, int Channels, int InputStride, int OutputStride) : Kernel
{
    public override string Name => "Softmax";

    public override string Summary => $"Softmax over {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["input", "output"];
}

/// <summary>The gradient of softmax's input, from its output and the output's gradient.</summary>
internal sealed record SoftmaxGradientKernel(int Pixels, int Channels, int OutputStride, int OutputGradientStride, int TargetStride) : Kernel
{
    public override string Name => "SoftmaxGradient";

    public override string Summary => $"The gradient of softmax over {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["output", "outputGradient", "target"];
}

/// <summary>x / (k + factor x sum x²)^beta over neighboring channels of each pixel, by the runtime.</summary>
internal sealed record LocalResponseNormKernel(int Pixels, int Channels, int InputStride, int OutputStride, LocalResponseNormOperation Operation) : Kernel
{
    public override string Name => "LocalResponseNorm";

    public override string Summary => $"Local response normalization over {Operation.Size} of {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["input", "output", "scratch"];
}

/// <summary>The gradient of its input, from input, output and the output's gradient.</summary>
internal sealed record LocalResponseNormGradientKernel(
    int Pixels, int Channels, int InputStride, int OutputStride, int OutputGradientStride, int TargetStride, LocalResponseNormOperation Operation) : Kernel
{
    public override string Name => "LocalResponseNormGradient";

    public override string Summary => $"The gradient of local response normalization over {Operation.Size} of {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["input", "output", "outputGradient", "target", "scratch"];
}

/// <summary>The channels of each pixel divided by their length, by the runtime.</summary>
internal sealed record L2NormalizeKernel(int Pixels, int Channels, int InputStride, int OutputStride, float Epsilon) : Kernel
{
    public override string Name => "L2Normalize";

    public override string Summary => $"{Channels} channels of {Pixels} pixels divided by their length.";

    public override string[] Operands => ["input", "output"];
}

/// <summary>The gradient of its input, from input, output and the output's gradient.</summary>
internal sealed record L2NormalizeGradientKernel(
    int Pixels, int Channels, int InputStride, int OutputStride, int OutputGradientStride, int TargetStride, float Epsilon) : Kernel
{
    public override string Name => "L2NormalizeGradient";

    public override string Summary => $"The gradient of {Channels} channels of {Pixels} pixels divided by their length.";

    public override string[] Operands => ["input", "output", "outputGradient", "target"];
}

/// <summary>Dropout, forward and backward alike: the mask follows from the key of the step, the sample and the element.</summary>
/// <param name="ElementwiseLoop">The walk over the elements.</param>
/// <param name="Input">The steps of the input.</param>
/// <param name="Output">The steps of the output.</param>
/// <param name="Rate">The probability that an element is dropped.</param>
/// <param name="Layer">Which dropout of the network this is, so that two never use the same mask.</param>
internal sealed record DropoutKernel(ElementwiseLoop ElementwiseLoop, Strides Input, Strides Output, float Rate, int Layer) : Kernel
{
    public override string Name => "Dropout";

    public override string Summary => $"Drops elements with probability {CodeNumber(Rate)} while training and scales the others; else copies.";

    public override string[] Operands => ["input", "output"];

    public override bool TakesKey => true;

    public override bool TakesTraining => true;

    private static string CodeNumber(float value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
