namespace Unroll;

/// <summary>
/// Declares a neural network: the fields of type <see cref="Layer"/> in this class, read top to bottom, are its stages. The generator adds
/// the base class Unroll.Network, the constructor, and the members that predict, train and describe exactly this network.
/// </summary>
/// <remarks>
/// The class is partial, neither static nor generic, and has no base class of its own; the types around it are partial too. All stages
/// stand in one declaration of the class, because the order of fields in several partial declarations is not defined.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// Whether every sum is made of the very products of its definition, unless a block or a convolution says otherwise
    /// (<see cref="ConvAttribute.Exact"/>). If not, the default, convolutions with a square kernel of 2x2 or more and equal strides, and
    /// for a stride of 1 their gradients, may be computed by Winograd's minimal filtering where that is estimated to be faster: with fewer
    /// multiplications, with rounding errors that are, by the size of its tiles, somewhat smaller or up to seven times as large as those
    /// of the direct sums, and so that a NaN, an infinity or a huge value also reaches, or errs in, outputs beside those that read it. No
    /// other operation is concerned.
    /// </summary>
    public bool Exact { get; set; }

    /// <summary>
    /// The parts into which training cuts every mini-batch, whatever the number of threads, at least 1; so many threads can train at most.
    /// Not given: 8, fewer for networks with many parameters, and 1 for networks with a <see cref="BatchNormAttribute"/> that is not
    /// frozen, which takes its statistics over a part: the whole mini-batch then, as PyTorch on one device. With 2, two threads train, each
    /// half of a mini-batch with statistics of its own, as PyTorch on two devices.
    /// </summary>
    public int Shards { get; set; }

    /// <summary>
    /// The most multiply-adds that one prediction may take, at least 1. A network with more does not compile: the error stands at the stage
    /// with which it has more. They are counted as in the description: convolutions and dense layers, the former by their definition. Not
    /// given: no limit.
    /// </summary>
    public long MaximumMultiplyAdds { get; set; }

    /// <summary>
    /// The most learned numbers that the network may have, frozen ones included and running averages not, at least 1. What several stages
    /// share counts once. Not given: no limit.
    /// </summary>
    public long MaximumParameters { get; set; }

    /// <summary>
    /// The most bytes that a network may keep for predictions, at least 1: its parameters, its weights in the order in which predictions
    /// read them, and the buffers of one sample's prediction. What threads, sessions and mini-batches need besides is not counted. The
    /// error stands at the stage with the largest buffer or tensor. Not given: no limit.
    /// </summary>
    public long MaximumMemory { get; set; }

    /// <summary>
    /// The most microseconds that one prediction of one sample may take one thread, above 0. Their number is predicted from the kernels,
    /// not measured, so more is a warning. It is that of a processor with AVX2 at 3 GHz, unless an .editorconfig names another:
    /// <c>unroll_instruction_set = avx512</c>, <c>unroll_gigahertz = 3.5</c>. Not given: no limit.
    /// </summary>
    public double MaximumMicroseconds { get; set; }
}
