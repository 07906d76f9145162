namespace Bayou.Bench.Data;

/// <summary>Names and values as training code uses them. Searches of the benchmarks count on some of them.</summary>
internal static class RunVocabulary
{
    internal static readonly string[] Adjectives =
    [
        "able", "bold", "calm", "dashing", "eager", "fancy", "grand", "honest",
        "inquisitive", "jolly", "keen", "lively", "merry", "nimble", "opaque", "polite",
    ];

    internal static readonly string[] Animals =
        ["ant", "bee", "crane", "deer", "eel", "finch", "gull", "hare", "ibis", "jay", "koi", "lark", "mole", "newt", "owl", "perch"];

    internal static readonly string[] Models =
        ["resnet18", "resnet50", "vit-base", "vit-large", "bert-base", "bert-large", "xgboost", "lightgbm"];

    internal static readonly string[] Optimizers = ["adamw", "adam", "sgd", "lion"];

    internal static readonly string[] Datasets = ["imagenet-1k", "cifar-10", "cifar-100", "coco-2017", "squad-v2"];

    internal static readonly string[] Schedules = ["cosine", "linear", "constant", "step"];

    internal static readonly string[] Users = ["ada", "barbara", "claude", "donald", "edsger", "frances", "grace", "hedy", "ivan", "john"];

    internal static readonly string[] Teams = ["vision", "language", "ranking", "forecasting"];

    internal static readonly string[] Stages = ["dev", "dev", "dev", "dev", "staging", "prod"];

    /// <summary>Params that are numbers, beside those with names of their own above.</summary>
    internal static readonly string[] NumericParams =
    [
        "batch_size", "epochs", "warmup_steps", "num_layers", "hidden_size", "num_heads", "max_length", "patience", "num_workers", "seed",
        "accumulate_grad_batches", "image_size", "patch_size", "vocab_size", "beam_width", "top_k",
    ];

    /// <summary>Params between 0 and 1.</summary>
    internal static readonly string[] FractionParams =
        ["dropout", "weight_decay", "momentum", "label_smoothing", "mixup_alpha", "clip_norm", "ema_decay", "val_split", "beta1", "beta2"];

    /// <summary>Metrics of the last epoch; <c>train</c>, <c>val</c> and <c>test</c> each have all of them.</summary>
    internal static readonly string[] SplitMetrics = ["loss", "accuracy", "f1", "precision", "recall", "auc", "perplexity", "grad_norm"];

    /// <summary>Metrics without a split.</summary>
    internal static readonly string[] SystemMetrics =
        ["epoch_seconds", "samples_per_second", "gpu_memory_mib", "gpu_utilization", "cpu_utilization", "learning_rate"];

    /// <summary>The splits.</summary>
    internal static readonly string[] Splits = ["train", "val", "test"];
}
