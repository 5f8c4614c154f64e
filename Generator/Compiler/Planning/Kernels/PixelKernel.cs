namespace Unroll.Generator.Planning;

/// <summary>A function of the channels of each pixel, or the gradient of its input, by the runtime.</summary>
/// <param name="Function">What is computed.</param>
/// <param name="IsGradient">Whether it is the gradient.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Pixels">The pixels of a row.</param>
/// <param name="Channels">Their channels.</param>
/// <param name="Strides">Of each operand, floats from one row and from one pixel to the next; 0 of what all pixels share.</param>
internal sealed record PixelKernel(
    PixelFunction Function, bool IsGradient, int Rows, int Pixels, int Channels, EquatableArray<Strides> Strides) : Kernel
{
    public override string Name => Function.Name + (IsGradient ? "Gradient" : "");

    public override string Summary
    {
        get
        {
            string rows = Rows > 1 ? FormattableString.Invariant($"{Rows}x") : "";
            string text = $"{Function.Before}{Channels} channels of {rows}{Pixels} pixels{Function.After}.";
            return IsGradient ? "The gradient of " + text : char.ToUpperInvariant(text[0]) + text.Substring(1);
        }
    }

    public override string[] Operands =>
    [
        .. !IsGradient ? ["input", "output"]
            : Function.GradientReadsInput ? ["input", "output", "outputGradient", "target"]
            : (string[])["output", "outputGradient", "target"],
        .. Function.ScratchPerChannel > 0 ? ["scratch"] : Array.Empty<string>(),
    ];
}
