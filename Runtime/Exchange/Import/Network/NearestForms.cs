namespace Unroll.Exchange.Import;

/// <summary>What to export in place of operators that the language has not.</summary>
internal static class NearestForms
{
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["Softsign"] = "Tanh",
        ["ThresholdedRelu"] = "Relu",
        ["Celu"] = "Elu",
        ["Gather"] = "Gather of shapes",
        ["Mean"] = "Add, and Mul by a constant",
        ["QLinearConv"] = "Conv of floats",
        ["ConvInteger"] = "Conv of floats",
        ["QuantizeLinear"] = "a model of floats",
        ["DequantizeLinear"] = "a model of floats",
    };

    /// <summary>The nearest form of an operator.</summary>
    public static string Of(string onnxOperator) => Forms.GetValueOrDefault(onnxOperator, "none: no operation of Unroll is like it");
}
