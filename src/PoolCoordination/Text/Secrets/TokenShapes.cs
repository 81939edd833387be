namespace PoolCoordination.Text.Secrets;

/// <summary>The tokens that are known by their beginning, as their issuers and the public scanners document them.</summary>
internal static class TokenShapes
{
    /// <summary>In ordinal order, so that those with the same first character are beside each other.</summary>
    private static readonly TokenShape[] s_all =
    [
        new("1//0", 30, TokenAlphabet.Word, IsRandom: true), // Google: OAuth refresh token
        new("4b1d", 36, IsRandom: true), // ClickHouse Cloud
        new("A3-", 32, TokenAlphabet.Word, IsRandom: true), // 1Password: secret key
        new("A3T", 17, IsRandom: true), // Amazon Web Services
        new("ABIA", 16), // Amazon Web Services
        new("ABSK", 80, TokenAlphabet.Base64), // Amazon Bedrock
        new("ACCA", 16), // Amazon Web Services
        new("AGE-PLUGIN-", 40, TokenAlphabet.Word, IsRandom: true), // age
        new("AGE-SECRET-KEY-1", 50), // age
        new("AIza", 30, TokenAlphabet.Word), // Google: API key
        new("AKCp", 60), // JFrog: API key
        new("AKIA", 16), // Amazon Web Services
        new("AKID", 30), // Tencent Cloud
        new("API-", 25, IsRandom: true), // Octopus Deploy
        new("AQVN", 30, TokenAlphabet.Word), // Yandex Cloud
        new("ASIA", 16), // Amazon Web Services
        new("ATATT3", 40, TokenAlphabet.Base64), // Atlassian
        new("ATBB", 24, TokenAlphabet.Base64), // Bitbucket
        new("ATCTT3", 40, TokenAlphabet.Base64), // Atlassian
        new("ATSTT3", 40, TokenAlphabet.Base64), // Atlassian
        new("BBDC-", 30, TokenAlphabet.Base64), // Bitbucket Data Center
        new("BBFF-", 30), // Ubidots
        new("CCIPAT_", 40, TokenAlphabet.Word), // CircleCI
        new("CCIPRJ_", 40, TokenAlphabet.Word), // CircleCI
        new("CFPAT-", 40, TokenAlphabet.Word), // Contentful
        new("CLOJARS_", 50), // Clojars
        new("CfDJ8", 60, TokenAlphabet.Base64, IsRandom: true), // ASP.NET Core: protected cookie
        new("EAA", 80, IsRandom: true), // Facebook: page access token
        new("EAAA", 22, TokenAlphabet.Word, IsRandom: true), // Square
        new("EZAK", 50), // EasyPost
        new("EZTK", 50), // EasyPost
        new("FLWPUBK-", 30, TokenAlphabet.Word), // Flutterwave
        new("FLWPUBK_TEST-", 12, TokenAlphabet.Word), // Flutterwave
        new("FLWSECK-", 30, TokenAlphabet.Word), // Flutterwave
        new("FLWSECK_TEST-", 12, TokenAlphabet.Word), // Flutterwave
        new("GOCSPX-", 20, TokenAlphabet.Word), // Google: OAuth client secret
        new("GR1348941", 18, TokenAlphabet.Word), // GitLab: runner registration
        new("HRKU-", 30, TokenAlphabet.Word), // Heroku
        new("IGAA", 60, TokenAlphabet.Word, IsRandom: true), // Instagram
        new("IGQV", 60, TokenAlphabet.Word, IsRandom: true), // Instagram
        new("KGAT_", 24), // Kaggle
        new("LTAI", 16), // Alibaba Cloud
        new("MC4CAQAw", 40, TokenAlphabet.Base64), // private key without its PEM lines: Ed25519
        new("MHcCAQEE", 40, TokenAlphabet.Base64), // private key without its PEM lines: EC
        new("MIGHAgEAMB", 40, TokenAlphabet.Base64), // private key without its PEM lines: EC, PKCS #8
        new("MIIEo", 200, TokenAlphabet.Base64, IsRandom: true), // private key without its PEM lines: RSA, PKCS #8
        new("MIIEp", 200, TokenAlphabet.Base64, IsRandom: true), // private key without its PEM lines: RSA, PKCS #8
        new("MIIEvAIBADAN", 20, TokenAlphabet.Base64), // private key without its PEM lines: RSA, PKCS #8
        new("MIIEvQIBADAN", 20, TokenAlphabet.Base64), // private key without its PEM lines: RSA, PKCS #8
        new("MIIEvgIBADAN", 20, TokenAlphabet.Base64), // private key without its PEM lines: RSA, PKCS #8
        new("MIIJK", 200, TokenAlphabet.Base64, IsRandom: true), // private key without its PEM lines: RSA, PKCS #8
        new("MIIJQ", 200, TokenAlphabet.Base64, IsRandom: true), // private key without its PEM lines: RSA, PKCS #8
        new("MIIJR", 200, TokenAlphabet.Base64, IsRandom: true), // private key without its PEM lines: RSA, PKCS #8
        new("NF-", 32, IsRandom: true), // Northflank
        new("NRAK-", 25), // New Relic
        new("NRBR-", 18), // New Relic
        new("NRII-", 24, TokenAlphabet.Word), // New Relic
        new("NRIQ-", 24, TokenAlphabet.Word), // New Relic
        new("NRJS-", 18), // New Relic
        new("NRRA-", 40), // New Relic
        new("PMAK-", 50, TokenAlphabet.Word), // Postman
        new("PMAT-", 20, TokenAlphabet.Word), // Postman
        new("SG.", 30, TokenAlphabet.Dotted), // SendGrid
        new("SK", 32, IsRandom: true), // Twilio: API key
        new("ZXlK", 40, TokenAlphabet.Base64), // JSON Web Token, in Base64 once more
        new("access-development-", 30, TokenAlphabet.Word), // Plaid
        new("access-production-", 30, TokenAlphabet.Word), // Plaid
        new("access-sandbox-", 30, TokenAlphabet.Word), // Plaid
        new("access_token$", 20, TokenAlphabet.Path), // PayPal
        new("aio_", 28, IsRandom: true), // Adafruit IO
        new("api_org_", 30), // Hugging Face
        new("apify_api_", 30), // Apify
        new("authress_", 60, TokenAlphabet.Path), // Authress
        new("b3BlbnNzaC1rZXkt", 40, TokenAlphabet.Base64), // private key without its PEM lines: OpenSSH
        new("bb_ma_", 30), // Browserbase
        new("bb_pr_", 30), // Browserbase
        new("bedrock-api-key-", 20, TokenAlphabet.Base64), // Amazon Bedrock
        new("bkaj_", 40), // Buildkite
        new("bkua_", 40), // Buildkite
        new("cfat_", 40), // Cloudflare
        new("cfk_", 40), // Cloudflare
        new("cfut_", 40), // Cloudflare
        new("chat.googleapis.com/v1/spaces/", 30, TokenAlphabet.Path), // Google Chat: webhook
        new("cio", 32, IsRandom: true), // crates.io
        new("cmVmd", 50, IsRandom: true), // JFrog: reference token
        new("cmVmdGtu", 50), // JFrog: reference token
        new("csk-", 40, IsRandom: true), // Cerebras
        new("dapi", 32, IsRandom: true), // Databricks
        new("dckr_oat_", 20, TokenAlphabet.Word), // Docker Hub
        new("dckr_pat_", 20, TokenAlphabet.Word), // Docker Hub
        new("ddp_", 36), // Datadog: personal
        new("ddw_", 36), // Datadog: workload
        new("discord.com/api/v10/webhooks/", 30, TokenAlphabet.Path), // Discord: webhook
        new("discord.com/api/webhooks/", 30, TokenAlphabet.Path), // Discord: webhook
        new("discordapp.com/api/webhooks/", 30, TokenAlphabet.Path), // Discord: webhook
        new("dkea", 32, IsRandom: true), // Databricks
        new("dnkey-", 40, TokenAlphabet.Dotted), // Defined Networking
        new("doo_v1_", 40), // DigitalOcean
        new("dop_v1_", 40), // DigitalOcean
        new("dor_v1_", 40), // DigitalOcean
        new("doses", 32, IsRandom: true), // Databricks
        new("dp.audit.", 40, TokenAlphabet.Dotted), // Doppler
        new("dp.ct.", 40, TokenAlphabet.Dotted), // Doppler
        new("dp.pt.", 40, TokenAlphabet.Dotted), // Doppler
        new("dp.sa.", 40, TokenAlphabet.Dotted), // Doppler
        new("dp.scim.", 40, TokenAlphabet.Dotted), // Doppler
        new("dp.st.", 40, TokenAlphabet.Dotted), // Doppler
        new("dt0c01.", 60, TokenAlphabet.Dotted), // Dynatrace
        new("dt0e01.", 60, TokenAlphabet.Dotted), // Dynatrace
        new("dt0s01.", 60, TokenAlphabet.Dotted), // Dynatrace
        new("dt0s16.", 60, TokenAlphabet.Dotted), // Dynatrace
        new("duffel_live_", 40, TokenAlphabet.Dotted), // Duffel
        new("duffel_test_", 40, TokenAlphabet.Dotted), // Duffel
        new("ext_", 60, TokenAlphabet.Path, IsRandom: true), // Authress
        new("eyJrIjoi", 60, TokenAlphabet.Base64), // Grafana: API key
        new("fc-", 32, IsRandom: true), // Firecrawl
        new("figd_", 36, TokenAlphabet.Word), // Figma
        new("figo_", 36, TokenAlphabet.Word), // Figma
        new("figp_", 36, TokenAlphabet.Word), // Figma
        new("fio-u-", 40, TokenAlphabet.Dotted), // Frame.io
        new("fm1a_", 40, TokenAlphabet.Base64), // Fly.io
        new("fm1r_", 40, TokenAlphabet.Base64), // Fly.io
        new("fm2_", 40, TokenAlphabet.Base64), // Fly.io
        new("fo1_", 40, TokenAlphabet.Word), // Fly.io
        new("fw_", 20, IsRandom: true), // Fireworks
        new("gho_", 30), // GitHub
        new("ghp_", 30), // GitHub
        new("ghr_", 30), // GitHub
        new("ghs_", 30, TokenAlphabet.Dotted), // GitHub
        new("ghu_", 30), // GitHub
        new("github_pat_", 30, TokenAlphabet.Word), // GitHub: fine-grained personal access token
        new("glagent-", 18, TokenAlphabet.Dotted), // GitLab
        new("glc_", 30, TokenAlphabet.Base64), // Grafana Cloud
        new("glcbt-", 18, TokenAlphabet.Dotted), // GitLab
        new("gldt-", 18, TokenAlphabet.Dotted), // GitLab
        new("glffct-", 18, TokenAlphabet.Dotted), // GitLab
        new("glft-", 18, TokenAlphabet.Dotted), // GitLab
        new("glimt-", 18, TokenAlphabet.Dotted), // GitLab
        new("gloas-", 18, TokenAlphabet.Dotted), // GitLab
        new("glpat-", 18, TokenAlphabet.Dotted), // GitLab
        new("glptt-", 18, TokenAlphabet.Dotted), // GitLab
        new("glrt-", 18, TokenAlphabet.Dotted), // GitLab
        new("glrtr-", 18, TokenAlphabet.Dotted), // GitLab
        new("glsa_", 30, TokenAlphabet.Word), // Grafana: service account
        new("glsoat-", 18, TokenAlphabet.Dotted), // GitLab
        new("glwt-", 18, TokenAlphabet.Dotted), // GitLab
        new("gsk_", 40), // Groq
        new("hcaik_", 50), // Honeycomb
        new("hcalk_", 30), // Honeycomb
        new("hcxik_", 50), // Honeycomb
        new("hf_", 30), // Hugging Face
        new("hooks.slack.com/services/", 20, TokenAlphabet.Path), // Slack: webhook
        new("hooks.slack.com/triggers/", 20, TokenAlphabet.Path), // Slack: webhook
        new("hooks.slack.com/workflows/", 20, TokenAlphabet.Path), // Slack: webhook
        new("hooks.zapier.com/hooks/catch/", 12, TokenAlphabet.Path), // Zapier: webhook
        new("hvb.", 20, TokenAlphabet.Word), // Vault
        new("hvr.", 20, TokenAlphabet.Word), // Vault
        new("hvs.", 20, TokenAlphabet.Word), // Vault
        new("ico-", 32, IsRandom: true), // Intercom
        new("jina_", 40, TokenAlphabet.Word), // Jina
        new("key-", 32, IsRandom: true), // Mailgun
        new("kgat_", 24), // Kaggle
        new("lin_api_", 30), // Linear
        new("lin_oauth_", 30), // Linear
        new("lin_wh_", 30), // Linear
        new("live_", 35, TokenAlphabet.Word, IsRandom: true), // Lob, GoCardless
        new("lsv2_pt_", 32, TokenAlphabet.Word), // LangSmith
        new("lsv2_sk_", 32, TokenAlphabet.Word), // LangSmith
        new("maker.ifttt.com/trigger/", 20, TokenAlphabet.Path), // IFTTT: webhook
        new("md-", 22, TokenAlphabet.Word, IsRandom: true), // Mandrill
        new("napi_", 40), // Neon
        new("nfp_", 36), // Netlify
        new("npm_", 30), // npm
        new("ntn_", 40), // Notion
        new("nvapi-", 50, TokenAlphabet.Word), // NVIDIA
        new("ocid1.credential", 20, TokenAlphabet.Dotted), // Oracle Cloud
        new("ops_", 60, TokenAlphabet.Base64, IsRandom: true), // 1Password: service account
        new("outlook.office.com/webhook/", 40, TokenAlphabet.Path), // Teams: webhook
        new("oy2", 43, IsRandom: true), // NuGet
        new("p8e-", 30, IsRandom: true), // Adobe
        new("pa-", 40, TokenAlphabet.Word, IsRandom: true), // Voyage
        new("pat", 60, TokenAlphabet.Dotted), // Airtable
        new("pat-eu1-", 36, TokenAlphabet.Word), // HubSpot
        new("pat-na1-", 36, TokenAlphabet.Word), // HubSpot
        new("pcsk_", 40, TokenAlphabet.Word), // Pinecone
        new("phc_", 40, TokenAlphabet.Word), // PostHog
        new("phs_", 40, TokenAlphabet.Word), // PostHog
        new("phx_", 40, TokenAlphabet.Word), // PostHog
        new("pk-lf-", 30, TokenAlphabet.Word, IsRandom: true), // Langfuse
        new("pnu_", 36), // Prefect
        new("pplx-", 40), // Perplexity
        new("pscale_oauth_", 30, TokenAlphabet.Dotted), // PlanetScale
        new("pscale_pw_", 30, TokenAlphabet.Dotted), // PlanetScale
        new("pscale_tkn_", 30, TokenAlphabet.Dotted), // PlanetScale
        new("pubkey-", 32, IsRandom: true), // Mailgun
        new("pul-", 40), // Pulumi
        new("pypi-", 40, TokenAlphabet.Word), // PyPI
        new("r8_", 36, TokenAlphabet.Word), // Replicate
        new("ramp_sec_", 40), // Ramp
        new("rdme_", 60), // ReadMe
        new("re_", 24, TokenAlphabet.Word, IsRandom: true), // Resend
        new("rk_live_", 10, TokenAlphabet.Word), // Stripe: restricted key
        new("rk_prod_", 10, TokenAlphabet.Word), // Stripe: restricted key
        new("rk_test_", 10, TokenAlphabet.Word), // Stripe: restricted key
        new("rnd_", 24, IsRandom: true), // Render
        new("rootly_", 60), // Rootly
        new("rubygems_", 40), // RubyGems
        new("rzp_live_", 14), // Razorpay
        new("rzp_test_", 14), // Razorpay
        new("s-s4t2", 60, TokenAlphabet.Word), // 42 Intra
        new("s.", 24, IsRandom: true), // Vault: before 1.10
        new("salad_cloud_", 20, TokenAlphabet.Word), // Salad
        new("sandbox-sq0", 20, TokenAlphabet.Word, IsRandom: true), // Square
        new("sat.", 60, TokenAlphabet.Dotted, IsRandom: true), // Harness
        new("sb_secret_", 20, TokenAlphabet.Word), // Supabase
        new("sbp_", 36), // Supabase
        new("sc_", 60, TokenAlphabet.Path, IsRandom: true), // Authress
        new("scauth_", 60, TokenAlphabet.Path), // Authress
        new("sdk-", 36, TokenAlphabet.Word, IsRandom: true), // LaunchDarkly: SDK key
        new("secret_", 40, IsRandom: true), // Notion: integration
        new("sgp_", 40, TokenAlphabet.Word), // Sourcegraph
        new("sha256~", 43, TokenAlphabet.Word), // OpenShift
        new("shippo_live_", 40), // Shippo
        new("shippo_test_", 40), // Shippo
        new("shpat_", 30), // Shopify
        new("shpca_", 30), // Shopify
        new("shppa_", 30), // Shopify
        new("shpss_", 30), // Shopify
        new("shptka_", 30), // Shopify
        new("shpua_", 30), // Shopify
        new("sk-", 20, IsRandom: true), // OpenAI and those who follow its form
        new("sk-None-", 20, TokenAlphabet.Word), // OpenAI and those who follow its form
        new("sk-admin-", 20, TokenAlphabet.Word), // OpenAI and those who follow its form
        new("sk-ant-", 20, TokenAlphabet.Word), // Anthropic
        new("sk-lf-", 30, TokenAlphabet.Word), // Langfuse
        new("sk-litellm-", 20, TokenAlphabet.Word), // LiteLLM
        new("sk-or-", 40, TokenAlphabet.Word), // OpenRouter
        new("sk-or-v1-", 40), // OpenRouter
        new("sk-proj-", 20, TokenAlphabet.Word), // OpenAI and those who follow its form
        new("sk-service-", 20, TokenAlphabet.Word), // OpenAI and those who follow its form
        new("sk-svcacct-", 20, TokenAlphabet.Word), // OpenAI and those who follow its form
        new("sk_", 45), // ElevenLabs
        new("sk_live_", 10, TokenAlphabet.Word), // Stripe and those who follow its form
        new("sk_org_", 20, TokenAlphabet.Word), // Stripe and those who follow its form
        new("sk_prod_", 10, TokenAlphabet.Word), // Stripe and those who follow its form
        new("sk_test_", 10, TokenAlphabet.Word), // Stripe and those who follow its form
        new("sl.", 60, TokenAlphabet.Dotted, IsRandom: true), // Dropbox
        new("slk_", 60, IsRandom: true), // Sourcegraph Cody
        new("sm_aat_", 16), // SettleMint
        new("sm_pat_", 16), // SettleMint
        new("sm_sat_", 16), // SettleMint
        new("sntrya_", 40), // Sentry
        new("sntryi_", 40), // Sentry
        new("sntrys_", 40, TokenAlphabet.Base64), // Sentry
        new("sntryu_", 40), // Sentry
        new("snyk_", 36, TokenAlphabet.Word, IsRandom: true), // Snyk
        new("sq0atp-", 20, TokenAlphabet.Word), // Square
        new("sq0csp-", 20, TokenAlphabet.Word), // Square
        new("sq0idp-", 20, TokenAlphabet.Word), // Square
        new("sqa_", 40), // SonarQube
        new("sqco_", 50), // SonarCloud
        new("sqp_", 40), // SonarQube
        new("squ_", 40), // SonarQube
        new("st.", 60, TokenAlphabet.Dotted, IsRandom: true), // Infisical: service token
        new("t1.9", 60, TokenAlphabet.Dotted, IsRandom: true), // Yandex Cloud
        new("test_", 35, IsRandom: true), // Lob
        new("tfp_", 36, TokenAlphabet.Dotted), // Typeform
        new("tgp_v1_", 30, TokenAlphabet.Word), // Together
        new("tk-eu-", 40, TokenAlphabet.Word), // Scalingo
        new("tk-us-", 40, TokenAlphabet.Word), // Scalingo
        new("tskey-", 16, TokenAlphabet.Word, IsRandom: true), // Tailscale
        new("tvly-", 20, TokenAlphabet.Word, IsRandom: true), // Tavily
        new("v1.0-", 80, TokenAlphabet.Word, IsRandom: true), // Cloudflare: origin CA key
        new("vca_", 24), // Vercel
        new("vci_", 24), // Vercel
        new("vck_", 24), // Vercel
        new("vcp_", 24), // Vercel
        new("vcr_", 24), // Vercel
        new("voyage-", 30, TokenAlphabet.Word, IsRandom: true), // Voyage
        new("wandb_v1_", 40, TokenAlphabet.Word), // Weights & Biases
        new("webhook.office.com/webhookb2/", 40, TokenAlphabet.Path), // Teams: webhook
        new("whsec_", 16, TokenAlphabet.Base64), // Stripe, Svix: webhook secret
        new("xai-", 60, TokenAlphabet.Word, IsRandom: true), // xAI
        new("xapp-", 10, TokenAlphabet.Word), // Slack: app
        new("xkeysib-", 40, TokenAlphabet.Word), // Brevo
        new("xoxa-", 10, TokenAlphabet.Word), // Slack
        new("xoxb-", 10, TokenAlphabet.Word), // Slack
        new("xoxc-", 10, TokenAlphabet.Word), // Slack
        new("xoxd-", 10, TokenAlphabet.Path), // Slack
        new("xoxe-", 10, TokenAlphabet.Word), // Slack
        new("xoxe.", 20, TokenAlphabet.Dotted), // Slack
        new("xoxo-", 10, TokenAlphabet.Word), // Slack
        new("xoxp-", 10, TokenAlphabet.Word), // Slack
        new("xoxr-", 10, TokenAlphabet.Word), // Slack
        new("xoxs-", 10, TokenAlphabet.Word), // Slack
        new("xsmtpsib-", 40, TokenAlphabet.Word), // Brevo: SMTP
        new("xwfp-", 10, TokenAlphabet.Word), // Slack: workflow
        new("ya29.", 20, TokenAlphabet.Dotted), // Google: OAuth access token
    ];

    /// <summary>The first characters of <see cref="All"/>, one beside the other: looking for one is a single vectorised search.</summary>
    private static readonly string s_initials = string.Create(s_all.Length, s_all, static (initials, shapes) =>
    {
        for (var i = 0; i < shapes.Length; i++)
            initials[i] = shapes[i].Prefix[0];
    });

    /// <summary>All shapes.</summary>
    public static ReadOnlySpan<TokenShape> All => s_all;

    /// <summary>The shapes whose prefix begins with a character.</summary>
    public static ReadOnlySpan<TokenShape> StartingWith(char initial)
    {
        var first = s_initials.IndexOf(initial);
        return first < 0 ? default : All[first..(s_initials.LastIndexOf(initial) + 1)];
    }
}
