using System.Numerics;

namespace Unroll;

/// <summary>
/// Adds up the gradients of the parts of a mini-batch, which come one after another: in pairs, the pairs in pairs, and so on, as
/// <see cref="GradientReduction"/> adds those of shards. The sum has the same bits whoever adds the lower pairs. It keeps one buffer for
/// each level of this tree.
/// </summary>
/// <param name="length">The gradients.</param>
/// <param name="parts">The parts.</param>
internal sealed class PartSum(int length, int parts) : IDisposable
{
    private readonly NativeBuffer[] _waiting =
        [.. Enumerable.Range(0, BitOperations.Log2((uint)parts * 2 - 1)).Select(_ => new NativeBuffer(length))];

    /// <summary>Takes the gradients of a part. After the last they are the sum of all.</summary>
    /// <param name="part">The part; they come in order.</param>
    /// <param name="gradients">Its gradients; changed.</param>
    public void Add(int part, Span<float> gradients)
    {
        bool isLast = part == parts - 1;
        for (int level = 0; level < _waiting.Length; level++)
        {
            Span<float> waiting = _waiting[level].Span(length);
            if ((part >> level & 1) == 1)
            {
                Vectors.Add(waiting, gradients, gradients);
            }
            else if (!isLast)
            {
                gradients.CopyTo(waiting);
                return;
            }
        }
    }

    public void Dispose()
    {
        foreach (NativeBuffer buffer in _waiting)
            buffer.Dispose();
    }
}
