namespace Unroll.Generator.Planning;

/// <summary>Dropout, forward and backward alike: the mask follows from the key of the step, the sample and the element.</summary>
/// <param name="Loop">The walk over the elements.</param>
/// <param name="Input">The steps of the input.</param>
/// <param name="Output">The steps of the output.</param>
/// <param name="Rate">The probability that an element is dropped.</param>
/// <param name="Layer">Which dropout of the network this is, so that two never use the same mask.</param>
internal sealed record DropoutKernel(ElementwiseLoop Loop, LoopStrides Input, LoopStrides Output, float Rate, int Layer) : Kernel
{
    public override string Name => "Dropout";

    public override string Summary =>
        $"Drops elements with probability {CodeNumber(Rate)} while training and scales the others; else copies.";

    public override string[] Operands => ["input", "output"];

    public override bool TakesKey => true;

    public override bool TakesTraining => true;

    private static string CodeNumber(float value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
