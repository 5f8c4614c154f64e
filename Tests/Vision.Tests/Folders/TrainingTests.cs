namespace Unroll.Vision.Tests.Folders;

/// <summary>A network learns from a folder of pictures.</summary>
public sealed class TrainingTests
{
    private static readonly PictureFolderOptions _options = new(8, 8) { Threads = 1 };

    [Fact]
    public void It_learns_the_same_from_files_and_from_memory()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(11);
        (PictureFolder train, PictureFolder dev) = new PictureFolder(pictures.Path, _options).Split(0.2);
        (float[] fromFiles, TrainingHistory history) = Trained(train, dev, 30);
        (float[] fromMemory, _) = Trained(train.ToDataSet(), dev.ToDataSet(), 30);
        Assert.Equal(fromMemory, fromFiles);
        Assert.Equal(1, history.Best!.DevAccuracy);
    }

    [Theory]
    [InlineData(PictureSizing.CenterCrop)]
    [InlineData(PictureSizing.RandomResizedCrop)]
    public void Bits_are_the_same_for_any_number_of_threads(PictureSizing sizing)
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(11);
        (PictureFolder train, PictureFolder dev) = new PictureFolder(pictures.Path, _options with { Sizing = sizing }).Split(0.2);
        PictureFolder onFour = train.With(train.Options with { Threads = 4 });
        (float[] one, _) = Trained(train, dev, 3);
        Assert.Equal(one, Trained(onFour, dev, 3).Parameters);
        Assert.NotEqual(one, Trained(onFour, dev, 3, seed: 1).Parameters);
    }

    [Fact]
    public void Random_parts_are_others_in_every_epoch_and_none_in_measuring()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(3);
        var folder = new PictureFolder(pictures.Path, _options with { Sizing = PictureSizing.RandomResizedCrop });
        using var loader = new BatchLoader(Brightness.Description, folder, folder.Count, augmentationSeed: 5);
        float[] first = Read(1), second = Read(2), middle = Inputs(folder.With(_options).ToDataSet());
        Assert.NotEqual(first, second);
        Assert.NotEqual(middle, first);
        Assert.Equal(first, Read(1));
        Assert.Equal(middle, Inputs(folder.ToDataSet()));
        using var network = new Brightness(seed: 1);
        Assert.Equal(Evaluation.Run(network, folder.With(_options)), Evaluation.Run(network, folder));

        float[] Read(int epoch)
        {
            loader.Begin(epoch);
            return loader.Next()!.Input(0).ToArray();
        }

        static float[] Inputs(DataSet set) => [.. Enumerable.Range(0, set.Count).SelectMany(i => set.Input(i).ToArray())];
    }

    [Fact]
    public void An_interrupted_training_goes_on_with_the_same_bits()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(11);
        var options = _options with { Sizing = PictureSizing.RandomResizedCrop, Threads = 3 };
        (PictureFolder train, PictureFolder dev) = new PictureFolder(pictures.Path, options).Split(0.2);
        (float[] whole, _) = Trained(train, dev, 4);

        string checkpoint = Path.Combine(pictures.Path, "checkpoint");
        using (var network = new Brightness(seed: 1))
            new Trainer<Brightness>(network, new Adam(0.02f)) { Checkpoint = checkpoint }.Fit(train, dev, 2, batchSize: 4);
        using var resumed = new Brightness(seed: 1);
        var trainer = new Trainer<Brightness>(resumed, new Adam(0.02f));
        trainer.Resume(checkpoint);
        trainer.Fit(train, dev, 4, batchSize: 4);
        Assert.Equal(whole, resumed.Parameters.SelectMany(Values));

        using var other = new Brightness(seed: 1);
        var refused = new Trainer<Brightness>(other, new Adam(0.02f));
        refused.Resume(checkpoint);
        PictureFolder stretched = train.With(options with { Sizing = PictureSizing.Stretch });
        Assert.Contains("train", Assert.Throws<InvalidDataException>(() => refused.Fit(stretched, dev, 4, batchSize: 4)).Message);
    }

    [Fact]
    public void A_damaged_file_ends_the_training_by_name()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(6);
        string damaged = pictures.Add("light/99.png", [1, 2, 3]);
        var folder = new PictureFolder(pictures.Path, _options with { Threads = 2 });
        Assert.Contains(damaged, Assert.Throws<InvalidDataException>(() => Trained(folder, null, 1)).Message);
    }

    [Fact]
    public void Only_a_network_of_that_size_takes_it()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(2);
        var folder = new PictureFolder(pictures.Path, new PictureFolderOptions(9, 8));
        Assert.Contains("8x8x3", Assert.Throws<ArgumentException>(() => Trained(folder, null, 1)).Message);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_pictures()
    {
        using var pictures = new TemporaryPictures();
        string first = pictures.Add("a/000.png", new Picture(1000, 1000));
        for (int i = 1; i < 40; i++)
            File.Copy(first, pictures.Place($"{(i < 20 ? "a" : "b")}/{i:000}.png"));
        var folder = new PictureFolder(pictures.Path, _options with { Threads = 2 });
        using var loader = new BatchLoader(Brightness.Description, folder, 8, shuffleSeed: 1);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        loader.Begin(1);
        int seen = 0;
        while (loader.Next() is { } batch)
            seen += batch.Count;
        Assert.Equal(40, seen);
        // The decoded pictures are 120 MB together.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 10_000_000);
    }

    private static (float[] Parameters, TrainingHistory History) Trained(
        SampleSource train, SampleSource? dev, int epochs, int seed = 0)
    {
        using var network = new Brightness(seed: 1);
        var trainer = new Trainer<Brightness>(network, new Adam(0.02f)) { AugmentationSeed = seed, ShuffleSeed = seed };
        TrainingHistory history = trainer.Fit(train, dev, epochs, batchSize: 4);
        return ([.. network.Parameters.SelectMany(Values)], history);
    }

    private static float[] Values(ParameterTensor parameter)
    {
        float[] values = new float[parameter.Length];
        parameter.CopyTo(values);
        return values;
    }
}
