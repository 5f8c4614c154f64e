using Unroll;

namespace Samples.LeNet;

/// <summary>Gives the parameters of a network to another that has tensors of the same names.</summary>
internal static class LeNetParameters
{
    /// <summary>Copies every tensor.</summary>
    public static void Copy(Network from, Network to)
    {
        foreach (ParameterTensor tensor in to.Parameters)
        {
            var values = new float[tensor.Length];
            from.Parameters[tensor.Name].CopyTo(values);
            tensor.CopyFrom(values);
        }
    }
}
