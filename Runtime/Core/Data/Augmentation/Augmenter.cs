namespace Unroll;

/// <summary>Applies augmentations to the images of mini-batches; allocates nothing once made.</summary>
internal sealed class Augmenter
{
    private readonly ulong _seed;
    private readonly ValueShape[] _shapes;
    private readonly Augmentation[][] _augmentations;   // of each input

    /// <summary>Makes one whose augmentations have no <see cref="Problem"/>.</summary>
    public Augmenter(NetworkDescription network, IReadOnlyList<Augmentation> augmentations, int seed)
    {
        _seed = RandomStream.Mix((uint)seed, nameof(Augmentation));   // unrelated to the orders of the same seed
        _shapes = [.. network.Inputs.Select(Shape)];
        _augmentations = [.. network.Inputs.Select(input => augmentations.Where(one => IsFor(one, input)).ToArray())];
    }

    /// <summary>Says what does not fit between augmentations and the inputs of a network; null if all fits.</summary>
    public static string? Problem(NetworkDescription network, IReadOnlyList<Augmentation> augmentations)
    {
        foreach (Augmentation? augmentation in augmentations)
        {
            if (augmentation is null)
                return "One of the augmentations is null.";
            string name = augmentation.GetType().Name;
            ValueDescription[] inputs = [.. network.Inputs.Where(input => IsFor(augmentation, input))];
            if (inputs.Length == 0)
            {
                string hint = NearNames.Hint(augmentation.Input ?? "", network.Inputs.Select(input => input.Name));
                return $"{name} is for the input '{augmentation.Input}', which {network.Name} has not. {hint}";
            }

            foreach (ValueDescription input in inputs)
            {
                if (augmentation.Problem(Shape(input)) is not { } problem)
                    continue;
                string advice = augmentation.Input is null && network.Inputs.Count > 1
                    ? $" Set {name}.Input to apply it to one input only."
                    : "";
                return $"{name} cannot be applied to '{input.Name}' of {network.Name}, which is {Shape(input)}: {problem}.{advice}";
            }
        }

        return null;
    }

    /// <summary>Augments the images of a mini-batch in place.</summary>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="samples">The place of each of its samples in the data set.</param>
    /// <param name="epoch">The epoch.</param>
    public void Apply(Batch batch, ReadOnlySpan<int> samples, int epoch)
    {
        for (int input = 0; input < _shapes.Length; input++)
        {
            if (_augmentations[input].Length == 0)
                continue;
            ValueShape shape = _shapes[input];
            Span<float> images = batch.Input(input);
            for (int i = 0; i < samples.Length; i++)
            {
                var random = new AugmentationRandom(Seed(epoch, input, samples[i]));
                foreach (Augmentation augmentation in _augmentations[input])
                    augmentation.Apply(images.Slice(i * shape.Length, shape.Length), shape, ref random);
            }
        }
    }

    private ulong Seed(int epoch, int input, int sample)
    {
        ulong ofInput = RandomStream.Mix(_seed ^ (((ulong)(uint)epoch << 32) | (uint)input));
        return RandomStream.Mix(ofInput ^ (uint)sample);
    }

    private static bool IsFor(Augmentation augmentation, ValueDescription input) =>
        augmentation.Input is null || augmentation.Input == input.Name;

    private static ValueShape Shape(ValueDescription input) => new(input.Height, input.Width, input.Channels);
}
