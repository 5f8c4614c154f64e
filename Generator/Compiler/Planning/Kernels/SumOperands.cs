namespace Unroll.Generator.Planning;

/// <summary>The operands of kernels that end with bias, activation and pooling.</summary>
internal static class SumOperands
{
    /// <summary>What the kernel reads, then its bias and what is added if it has any, then the places that it writes.</summary>
    public static string[] Of(string[] read, bool bias, Pooling pooling, bool residual = false)
    {
        var operands = new List<string>(read);
        if (bias)
            operands.Add("bias");
        if (residual)
            operands.Add("residual");
        if (pooling != Pooling.Only)
            operands.Add("output");
        if (pooling != Pooling.None)
            operands.Add("pooled");
        return operands.ToArray();
    }
}
