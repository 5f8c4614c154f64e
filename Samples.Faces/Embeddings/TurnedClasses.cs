using Samples.Training;
using Unroll;

namespace Samples.Embeddings;

/// <summary>
/// More classes out of few: the images of a class, turned or mirrored, are images of a class of their own. A network that learns from few
/// classes learns these by heart; from more it learns what makes classes differ. Usual with few alphabets, too (Santoro et al.,
/// "Meta-Learning with Memory-Augmented Neural Networks", 2016).
/// </summary>
internal static class TurnedClasses
{
    private const int Side = ImageSets.Side;

    /// <summary>The images of a set in every way; those of the first way come first.</summary>
    /// <param name="set">Images of 28 x 28 pixels with labels.</param>
    /// <param name="classes">How many classes the set has. Class c in way w becomes class w * classes + c.</param>
    /// <param name="ways">The ways.</param>
    public static DataSet Of(DataSet set, int classes, IReadOnlyList<Turn> ways)
    {
        float[] images = new float[ways.Count * set.Count * Side * Side];
        int[] labels = new int[ways.Count * set.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            (int way, int sample) = Math.DivRem(i, set.Count);
            Write(set.Input(sample), ways[way], images.AsSpan(i * Side * Side, Side * Side));
            labels[i] = (way * classes) + set.Label(sample);
        }

        return new DataSet(images, labels);
    }

    private static void Write(ReadOnlySpan<float> image, Turn turn, Span<float> turned)
    {
        const int last = Side - 1;
        for (int row = 0; row < Side; row++)
        for (int column = 0; column < Side; column++)
        {
            (int fromRow, int fromColumn) = turn.QuarterTurns switch
            {
                0 => (row, column),
                1 => (last - column, row),
                2 => (last - row, last - column),
                _ => (column, last - row),
            };
            turned[(row * Side) + column] = image[(fromRow * Side) + (turn.IsMirrored ? last - fromColumn : fromColumn)];
        }
    }
}

/// <summary>A way to show an image: mirrored or not, then turned.</summary>
/// <param name="QuarterTurns">Turns by 90 degrees clockwise, from 0 to 3.</param>
/// <param name="IsMirrored">Whether left and right are swapped before.</param>
internal readonly record struct Turn(int QuarterTurns, bool IsMirrored = false);
