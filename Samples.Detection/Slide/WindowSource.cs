using Samples.Scenes;
using Unroll;

namespace Samples.Slide;

/// <summary>Windows of scenes as samples to learn from, one of each scene. Which window of which class is known from the beginning; its
/// pixels are composed when a mini-batch needs them.</summary>
internal sealed class WindowSource : SampleSource
{
    private readonly SceneComposer composer;
    private readonly int[] scenes;
    private readonly SceneWindow[] windows;
    private readonly string name;

    /// <summary>A window of each of the first scenes of a composer.</summary>
    /// <param name="composer">Composes them.</param>
    /// <param name="count">How many.</param>
    /// <param name="name">What a checkpoint remembers them by.</param>
    public WindowSource(SceneComposer composer, int count, string name)
        : this(composer, [.. Enumerable.Range(0, count)], new SceneWindow[count], name)
    {
        int side = composer.Settings.Width;
        Parallel.For(0, count, () => (new float[side * side], new SceneObject[composer.Settings.MostObjects]), (scene, _, room) =>
        {
            int found = composer.ComposeInto(scene, room.Item1, room.Item2);
            var random = new AugmentationRandom((ulong)scene);
            windows[scene] = SceneWindow.Draw(room.Item2.AsSpan(0, found), side, ref random);
            return room;
        }, _ => { });
    }

    private WindowSource(SceneComposer composer, int[] scenes, SceneWindow[] windows, string name) =>
        (this.composer, this.scenes, this.windows, this.name) = (composer, scenes, windows, name);

    public override int Count => scenes.Length;

    public override int InputCount => 1;

    public override int TargetCount => 1;

    public override int InputLength(int input = 0) => ClothesWindow.Side * ClothesWindow.Side;

    public override int TargetLength(int target = 0) => 1;

    public override bool HasLabels(int target = 0) => true;

    public override int Label(int sample, int target = 0) => windows[scenes[sample]].Class;

    public override ReadOnlySpan<float> Target(int sample, int target = 0) =>
        throw new InvalidOperationException("Windows have labels and no numbers.");

    public override SampleSource Select(ReadOnlySpan<int> samples)
    {
        int[] selected = new int[samples.Length];
        for (int i = 0; i < selected.Length; i++)
            selected[i] = scenes[samples[i]];
        return new WindowSource(composer, selected, windows, $"{name}, {selected.Length} selected");
    }

    protected override SampleReader OpenReader(int? randomSeed) => new Reader(this);

    protected override string Fingerprint() => $"{Count} windows: {name}";

    private sealed class Reader(WindowSource source) : SampleReader
    {
        private readonly int side = source.composer.Settings.Width;
        private readonly float[] scene = new float[source.composer.Settings.Width * source.composer.Settings.Width];
        private readonly SceneObject[] objects = new SceneObject[source.composer.Settings.MostObjects];

        public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
        {
            int length = source.InputLength();
            for (int i = 0; i < samples.Length; i++)
            {
                int index = source.scenes[samples[i]];
                source.composer.ComposeInto(index, scene, objects);
                SceneWindow window = source.windows[index];
                SceneScaling.Write(
                    scene, side, window.Left, window.Top, window.Extent, rows.Slice(i * length, length), ClothesWindow.Side);
            }
        }
    }
}
