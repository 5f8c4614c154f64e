using Unroll;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>
/// Scenes with their boxes as samples of a network with a Yolo. The boxes are known from the beginning; the pixels of a scene are composed
/// when a mini-batch needs them, so that a set of any size takes little memory.
/// </summary>
internal sealed class SceneSource : SampleSource
{
    /// <summary>The numbers of a row of boxes: class, x and y of the center, width and height.</summary>
    public const int BoxNumbers = 5;

    private readonly SceneComposer composer;
    private readonly int[] scenes;
    private readonly float[] boxes;
    private readonly string name;

    /// <summary>The first scenes of a composer.</summary>
    /// <param name="composer">Composes them.</param>
    /// <param name="count">How many.</param>
    /// <param name="name">What a checkpoint remembers them by.</param>
    public SceneSource(SceneComposer composer, int count, string name)
        : this(composer, [.. Enumerable.Range(0, count)], new float[count * composer.Settings.MostObjects * BoxNumbers], name)
    {
        int pixels = composer.Settings.Height * composer.Settings.Width;
        Parallel.For(0, count, () => (new float[pixels], new SceneObject[composer.Settings.MostObjects]), (scene, _, room) =>
        {
            int found = composer.ComposeInto(scene, room.Item1, room.Item2);
            Write(room.Item2.AsSpan(0, found), boxes.AsSpan(scene * TargetLength(), TargetLength()));
            return room;
        }, _ => { });
    }

    private SceneSource(SceneComposer composer, int[] scenes, float[] boxes, string name) =>
        (this.composer, this.scenes, this.boxes, this.name) = (composer, scenes, boxes, name);

    public override int Count => scenes.Length;

    public override int InputCount => 1;

    public override int TargetCount => 1;

    public override int InputLength(int input = 0) => composer.Settings.Height * composer.Settings.Width;

    public override int TargetLength(int target = 0) => composer.Settings.MostObjects * BoxNumbers;

    public override bool HasLabels(int target = 0) => false;

    public override int Label(int sample, int target = 0) => throw new InvalidOperationException("Scenes have boxes and no labels.");

    public override ReadOnlySpan<float> Target(int sample, int target = 0) => boxes.AsSpan(scenes[sample] * TargetLength(), TargetLength());

    public override SampleSource Select(ReadOnlySpan<int> samples)
    {
        int[] selected = new int[samples.Length];
        for (int i = 0; i < selected.Length; i++)
            selected[i] = scenes[samples[i]];
        return new SceneSource(composer, selected, boxes, $"{name}, {selected.Length} selected");
    }

    protected override SampleReader OpenReader(int? randomSeed) => new Reader(this);

    protected override string Fingerprint() => $"{Count} scenes: {name}";

    /// <summary>The objects as rows of a target; rows without an object have the class -1.</summary>
    private void Write(ReadOnlySpan<SceneObject> objects, Span<float> target)
    {
        (float height, float width) = (composer.Settings.Height, composer.Settings.Width);
        for (int row = 0; row < target.Length / BoxNumbers; row++)
        {
            Span<float> numbers = target.Slice(row * BoxNumbers, BoxNumbers);
            numbers.Clear();
            numbers[0] = -1;
            if (row >= objects.Length)
                continue;
            Box box = objects[row].Box;
            numbers[0] = objects[row].Class;
            (numbers[1], numbers[2]) = (box.CenterX / width, box.CenterY / height);
            (numbers[3], numbers[4]) = (box.Width / width, box.Height / height);
        }
    }

    private sealed class Reader(SceneSource source) : SampleReader
    {
        private readonly SceneObject[] objects = new SceneObject[source.composer.Settings.MostObjects];

        public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
        {
            int length = source.InputLength();
            for (int i = 0; i < samples.Length; i++)
                source.composer.ComposeInto(source.scenes[samples[i]], rows.Slice(i * length, length), objects);
        }
    }
}
